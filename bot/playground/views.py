"""Modals and Home tabs: checked, and kept as the app last sent them."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground import block_kit, inputs, limits
from bot.playground.checking import Checked
from bot.playground.composition import text
from bot.playground.identifiers import Identifiers
from bot.playground.inputs import Values
from bot.playground.refusal import Refused
from bot.playground.workspace import Workspace

Json = dict[str, Any]
COMMON = ("blocks", "private_metadata", "callback_id", "external_id")
MODAL = ("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")


@dataclass(slots=True)
class Views:
    """What each person has before them.

    homes    by person
    stacks   each person's open modals, the one on top last
    held     by view: what was put into its fields and menus
    errors   by view: what the app said of its input blocks, by block id
    trouble  by person: why something could not be done in the modal
    """

    workspace: Workspace
    ids: Identifiers
    homes: dict[str, Json] = field(default_factory=dict)
    stacks: dict[str, list[Json]] = field(default_factory=dict)
    held: dict[str, Values] = field(default_factory=dict)
    errors: dict[str, dict[str, str]] = field(default_factory=dict)
    trouble: dict[str, str] = field(default_factory=dict)

    def open(self, person: str, view: Json) -> Json:
        """A first modal, whatever was open before."""
        opened = self._made(view, "modal")
        self.trouble.pop(person, None)
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
                    self.errors.pop(opened["id"], None)
                    return self._shown(stack[index])
        raise Refused("not_found")

    def publish(self, person: str, view: Json, hash_: str | None) -> Json:
        before = self.homes.get(person)
        if before is not None:
            _same(before, hash_)
        made = self._made(view, "home")
        self.homes[person] = made | ({"id": before["id"]} if before else {})
        return self._shown(self.homes[person])

    def modal(self, person: str) -> Json | None:
        """The one on top."""
        stack = self.stacks.get(person)
        return self.current(stack[-1]) if stack else None

    def home(self, person: str) -> Json | None:
        home = self.homes.get(person)
        return self.current(home) if home else None

    def current(self, view: Json) -> Json:
        """The view with what its fields and menus hold."""
        held = self.held.get(view["id"])
        return view | {"state": {"values": inputs.state(view["blocks"], held)}}

    def fill(self, view: Json, block_id: str, action_id: str, held: Json) -> None:
        self.held.setdefault(view["id"], {}).setdefault(block_id, {})[action_id] = held

    def close(self, person: str, *, every: bool = False) -> None:
        """Closes the modal on top, which shows the one under it, or every one."""
        stack = self.stacks.get(person, [])
        del stack[0 if every else -1 :]
        self.trouble.pop(person, None)
        self.workspace.feed.publish()

    def complain(self, person: str, trouble: str) -> None:
        """Shows in the modal on top why something could not be done."""
        self.trouble[person] = trouble
        self.workspace.feed.publish()

    def answer(self, person: str, view: Json, body: Json | str | None) -> str | None:
        """Does what the app answered to a submission; what is wrong with it, if anything.

        Nothing closes the modal; a response_action says what else to do.
        """
        stack = self.stacks.get(person, [])
        if not any(opened["id"] == view["id"] for opened in stack):
            return None
        self.errors.pop(view["id"], None)
        self.trouble.pop(person, None)
        if not body:
            stack[:] = [opened for opened in stack if opened["id"] != view["id"]]
            self.workspace.feed.publish()
            return None
        action = body.get("response_action") if isinstance(body, dict) else None
        try:
            match action, body:
                case "errors", {"errors": dict(errors)} if errors:
                    return self._blame(view, errors)
                case "clear", _:
                    self.close(person, every=True)
                case "update", {"view": dict(new)}:
                    self.update(new, view["id"], None, None)
                case "push", {"view": dict(new)}:
                    self.push(person, new)
                case _:
                    return "unknown response_action or nothing with it"
        except Refused as refused:
            return ": ".join([refused.error, *refused.messages])
        return None

    def _blame(self, view: Json, errors: dict[str, str]) -> str | None:
        known = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
        if strange := sorted(set(errors) - known):
            return f"errors for what is no input block: {', '.join(strange)}"
        self.errors[view["id"]] = errors
        self.workspace.feed.publish()
        return None

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
