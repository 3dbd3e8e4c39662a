"""Modals and Home tabs: checked, and kept as the app last sent them."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground import block_kit, limits
from bot.playground.checking import Checked
from bot.playground.composition import text
from bot.playground.identifiers import Identifiers
from bot.playground.refusal import Refused
from bot.playground.workspace import Workspace

Json = dict[str, Any]
COMMON = ("blocks", "private_metadata", "callback_id", "external_id")
MODAL = ("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")


@dataclass(slots=True)
class Views:
    """`homes` by person; `stacks` holds each person's open modals, the one on top last."""

    workspace: Workspace
    ids: Identifiers
    homes: dict[str, Json] = field(default_factory=dict)
    stacks: dict[str, list[Json]] = field(default_factory=dict)

    def open(self, person: str, view: Json) -> Json:
        """A first modal, whatever was open before."""
        opened = self._made(view, "modal")
        self.stacks[person] = [opened | {"root_view_id": opened["id"], "previous_view_id": None}]
        return self._shown(self.stacks[person][-1])

    def push(self, person: str, view: Json) -> Json:
        """A further modal over those that are open, three at most."""
        stack = self.stacks.get(person, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= limits.VIEW_STACK:
            raise Refused("push_limit_reached")
        under = stack[-1]
        links = {"root_view_id": stack[0]["id"], "previous_view_id": under["id"]}
        stack.append(self._made(view, "modal") | links)
        return self._shown(stack[-1])

    def update(
        self, view: Json, id_: str | None, external_id: str | None, hash_: str | None
    ) -> Json:
        """Another content for an open modal, unless it has changed since `hash_`."""
        for stack in self.stacks.values():
            for index, opened in enumerate(stack):
                if id_ == opened["id"] or (external_id and external_id == opened["external_id"]):
                    _same(opened, hash_)
                    kept = {key: opened[key] for key in ("id", "root_view_id", "previous_view_id")}
                    stack[index] = self._made(view, "modal") | kept
                    return self._shown(stack[index])
        raise Refused("not_found")

    def publish(self, person: str, view: Json, hash_: str | None) -> Json:
        before = self.homes.get(person)
        if before is not None:
            _same(before, hash_)
        self.homes[person] = self._made(view, "home")
        return self._shown(self.homes[person])

    def close(self, person: str) -> None:
        self.stacks.pop(person, None)
        self.workspace.feed.publish()

    def _shown(self, view: Json) -> Json:
        self.workspace.feed.publish()
        return view

    def _made(self, view: Json, surface: block_kit.Surface) -> Json:
        wrong = problems(view, surface)
        if wrong:
            raise Refused("invalid_arguments", wrong)
        seed = self.workspace.seed
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            **view,
            "id": self.ids.next("V"),
            "team_id": seed.team_id,
            "app_id": seed.app_id,
            "bot_id": seed.bot_id,
            "blocks": block_kit.completed(view["blocks"], self.ids),
            "state": {"values": {}},
            "hash": f"{self.workspace.timestamp()}.{self.ids.next('h')}",
        }


def _same(view: Json, hash_: str | None) -> None:
    if hash_ is not None and hash_ != view["hash"]:
        raise Refused("hash_conflict")


def problems(view: Json, surface: block_kit.Surface) -> list[str]:
    part = Checked(view, "/view")
    if view.get("type") != surface:
        part.complain("must be a valid enum value", "type")
    part.only(("blocks", "title") if surface == "modal" else ("blocks",), (*COMMON, *MODAL))
    if surface == "home" and (extra := sorted(set(view) & set(MODAL))):
        part.complain(f"invalid additional property: {extra[0]}")
    part.inside("title", text(limits.VIEW_TITLE))
    part.inside("submit", text(limits.VIEW_BUTTON))
    part.inside("close", text(limits.VIEW_BUTTON))
    part.string("private_metadata", limits.VIEW_PRIVATE_METADATA, least=0)
    part.string("callback_id", limits.VIEW_CALLBACK_ID, least=0)
    part.string("external_id", limits.VIEW_EXTERNAL_ID, least=0)
    part.flag("clear_on_close", "notify_on_close", "submit_disabled")
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return [*part.problems, "must be an array [json-pointer:/view/blocks]"]
    inputs = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if surface == "modal" and inputs and "submit" not in view:
        part.complain("missing required field: submit")
    inside = block_kit.problems(blocks, surface)
    return part.problems + [p.replace("json-pointer:", "json-pointer:/view") for p in inside]
