"""What somebody does on the page: say, press, submit, run a shortcut."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from bot.playground import elements, inputs
from bot.playground.desk import CannotDo
from bot.playground.place import Place
from bot.playground.playground import Playground
from bot.playground.workspace import Message

Json = dict[str, Any]
FIELD = "in:"  # before an element's action_id, in the name of its field on the page


@dataclass(frozen=True, slots=True)
class Orders:
    playground: Playground

    async def carry_out(self, action: str, place: Place, form: FormData) -> Json:
        """Does it; gives what the page's script wants to know.

        Raises:
            CannotDo: Slack's client would not let the person.
        """
        actor = place.actor
        match action:
            case "say":
                await _say(place, _text(form, "text").strip())
            case "press":
                await self._press(place, form)
            case "press_in_view":
                view = actor.modal or actor.home
                if view is None:
                    raise CannotDo("the view is gone")
                self._fill(place, view, form)
                block_id, action_id, value = _pressed(form)
                chosen = _chosen(view["blocks"], block_id, action_id, value, form)
                await actor.press_in_view(action_id, value=chosen, block_id=block_id)
            case "submit":
                if actor.modal is not None:
                    self._fill(place, actor.modal, form)
                await actor.submit()
            case "close_modal":
                await actor.close_modal()
            case "suggest":
                return await self._suggest(place, form)
            case "shortcut":
                await actor.shortcut(_text(form, "callback_id"))
            case "message_shortcut":
                await actor.message_shortcut(self._message(place, form), _text(form, "callback_id"))
            case "dismiss":
                actor.dismiss(self._message(place, form))
            case "delete":
                actor.delete(self._message(place, form))
            case "join":
                self.playground.join_workspace(_text(form, "person"))
            case "forward":
                self._forward()
            case other:
                raise CannotDo(f"nobody can {other}")
        return {}

    async def _press(self, place: Place, form: FormData) -> None:
        message = self._message(place, form)
        block_id, action_id, value = _pressed(form)
        chosen = _chosen(message.blocks, block_id, action_id, value, form)
        await place.actor.press(message, action_id, value=chosen, block_id=block_id)

    async def _suggest(self, place: Place, form: FormData) -> Json:
        message = self._message(place, form) if _text(form, "ts") else None
        block_id, action_id, _ = _pressed(form)
        shown = await place.actor.suggest(
            action_id, _text(form, "typed"), block_id=block_id, message=message
        )
        groups = shown if any("options" in one for one in shown) else [{"options": shown}]
        return {
            "groups": [
                {
                    "label": _label(group),
                    "options": [
                        {"value": option["value"], "text": option["text"]["text"]}
                        for option in group["options"]
                    ],
                }
                for group in groups
            ]
        }

    def _forward(self) -> None:
        """To the time of the next message that the app has scheduled."""
        waiting, clock = self.playground.schedule.waiting, self.playground.clock
        if waiting:
            clock.advance(max(0.0, waiting[0].post_at - clock.now()) + 1)

    def _fill(self, place: Place, view: Json, form: FormData) -> None:
        values = {
            element["action_id"]: _value(element, form)
            for _, element in elements.interactive(view["blocks"])
            if element["type"] not in elements.STATELESS
        }
        place.actor.fill(values, view=view)

    def _message(self, place: Place, form: FormData) -> Message:
        message = self.playground.workspace.find(place.channel.id, _text(form, "ts"))
        if message is None:
            raise CannotDo("the message is gone")
        return message


async def _say(place: Place, text: str) -> None:
    """Understands `/command text`; all else is a message."""
    if not text:
        return
    if text.startswith("/"):
        command, _, rest = text.partition(" ")
        await place.actor.command(
            command, rest.strip(), channel=place.channel.id, thread=place.thread
        )
        return
    place.actor.say(place.channel.id, text, thread=place.thread)


def _text(form: FormData, key: str) -> str:
    return str(form.get(key) or "")


def _pressed(form: FormData) -> tuple[str, str, str | None]:
    """Block, element and, where it is not in a field of its own, the value."""
    try:
        block_id, action_id, value = json.loads(_text(form, "press"))
    except ValueError:
        raise CannotDo("nothing was pressed") from None
    return str(block_id), str(action_id), value


def _chosen(blocks: Any, block_id: str, action_id: str, value: str | None, form: FormData) -> Any:
    found = elements.find(blocks, action_id, block_id)
    if found is None or found[1]["type"] in elements.STATELESS:
        return value
    return _value(found[1], form)


def _value(element: Json, form: FormData) -> Any:
    given = [str(value) for value in form.getlist(FIELD + element["action_id"]) if value]
    if element["type"] in inputs.MANY_OPTIONS:
        return given
    return given[0] if given else None


def _label(group: Json) -> str:
    return str(group["label"]["text"]) if "label" in group else ""
