"""What a person does in the app's modals and on its Home."""

from typing import Any

from bot.playground import elements, inputs, payloads, suggestions
from bot.playground.desk import CannotDo, Desk
from bot.playground.inputs import Unfit
from bot.playground.journal import Delivery
from bot.playground.workspace import Message

Json = dict[str, Any]
CHARACTERS = 3  # an external menu's min_query_length where it names none
NO_ANSWER = "the app did not answer"


class Viewing(Desk):
    __slots__ = ()

    @property
    def modal(self) -> Json | None:
        """The modal on top, with what it holds."""
        return self.views.modal(self.id)

    @property
    def home(self) -> Json | None:
        """The Home tab as the app last published it."""
        return self.views.home(self.id)

    @property
    def modal_errors(self) -> dict[str, str]:
        """What the app said of the open modal's input blocks, by block id."""
        return self.views.errors.get((self.modal or {}).get("id", ""), {})

    def fill(self, values: dict[str, Any], *, view: Json | None = None) -> None:
        """Puts values into the modal on top, or into another view, by action id.

        Text, an option's value, or a list of them.

        Raises:
            CannotDo: there is no such field, or it cannot hold that.
        """
        view = view or self._modal()
        for action_id, value in values.items():
            block, element = self._find(view, action_id, None)
            self._hold(view, block, element, value)
        self.workspace.feed.publish()

    async def submit(self, values: dict[str, Any] | None = None) -> Delivery:
        """Submits the modal on top, with `values` put in first, and waits for the answer.

        Raises:
            CannotDo: no modal is open, it has no submit button, or a field is empty that must
                not be.
        """
        view = self._modal()
        if "submit" not in view:
            raise CannotDo("the modal has no submit button")
        self.fill(values or {})
        view = self._modal()
        _complete(view)
        payload = payloads.view_submission(self._interaction(), view)
        delivery = await self.courier.deliver("interactive", payload)
        attempt = delivery.attempts[-1]
        wrong = NO_ANSWER
        if attempt.acknowledged:
            wrong = self.views.answer(self.id, view, attempt.body) or ""
            if wrong:
                self.response_urls.journal.complain(f"answer to a submission: {wrong}")
        if wrong:
            self.views.complain(self.id, wrong)
        return delivery

    async def close_modal(self, *, every: bool = False) -> Delivery | None:
        """Closes the modal on top, or all; the app is told where the view asks for it."""
        view = self._modal()
        self.views.close(self.id, every=every)
        if not view["notify_on_close"]:
            return None
        payload = payloads.view_closed(self._interaction(), view, is_cleared=every)
        return await self.courier.deliver("interactive", payload)

    async def press_in_view(
        self, action_id: str, *, value: Any = None, block_id: str | None = None
    ) -> Delivery:
        """Presses, chooses or enters something in the modal on top, else on the Home.

        Raises:
            CannotDo: neither is there, or has it, or the app wants it only with the form.
        """
        view = self.modal or self.home
        if view is None:
            raise CannotDo("neither a modal nor a Home is there")
        block, element = self._find(view, action_id, block_id)
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise CannotDo(f"{action_id} goes to the app only with the form")
        action = self._action(block, element, value, self._offered(view["id"], action_id))
        if element["type"] not in elements.STATELESS:
            self._hold(view, block, element, value)
        where = payloads.in_view(self.views.current(view))
        payload = self._interaction().payload("block_actions", actions=[action], **where)
        return await self.courier.deliver("interactive", payload)

    async def suggest(
        self,
        action_id: str,
        typed: str,
        *,
        block_id: str | None = None,
        message: Message | None = None,
    ) -> list[Json]:
        """Types into a menu whose options come from the app, in a view or in a message.

        Gives options, or groups of them, as the app answered; nothing where too little was typed
        to ask it, or it gave nothing that Slack would show.

        Raises:
            CannotDo: there is no such menu.
        """
        if message is not None:
            current = self._current(message)
            found = elements.find(current.blocks, action_id, block_id)
            where, id_ = payloads.in_message(self.workspace, current), current.ts
        else:
            view = self.modal or self.home or {"blocks": [], "id": ""}
            found = elements.find(view["blocks"], action_id, block_id)
            where, id_ = payloads.in_view(view), view["id"]
        if found is None or not found[1]["type"].endswith("external_select"):
            raise CannotDo(f"no menu {action_id} asks the app for its options")
        block, element = found
        if len(typed) < element.get("min_query_length", CHARACTERS):
            return []
        payload = self._interaction().payload(
            "block_suggestion",
            action_id=action_id,
            block_id=block["block_id"],
            value=typed,
            **where,
        )
        del payload["trigger_id"]
        shown = await self._suggestions(payload)
        self.offered[id_, action_id] = suggestions.flat(shown)
        return shown

    async def _suggestions(self, payload: Json) -> list[Json]:
        delivery = await self.courier.deliver("interactive", payload)
        attempt = delivery.attempts[-1]
        if not attempt.acknowledged:
            return []
        body = attempt.body
        if wrong := suggestions.problems(body):
            self.response_urls.journal.complain(f"suggestions: {'; '.join(wrong)}")
            return []
        assert isinstance(body, dict)  # noqa: S101 - `problems` has seen to it
        found: list[Json] = body.get("options") or body.get("option_groups") or []
        return found

    def _modal(self) -> Json:
        view = self.modal
        if view is None:
            raise CannotDo("no modal is open")
        return view

    def _find(self, view: Json, action_id: str, block_id: str | None) -> tuple[Json, Json]:
        found = elements.find(view["blocks"], action_id, block_id)
        if found is None:
            raise CannotDo(f"the {view['type']} has no element {action_id}")
        return found

    def _offered(self, where: str, action_id: str) -> list[Json]:
        """What a menu last showed, and what is chosen in it."""
        chosen = [
            held[action_id].get("selected_option")
            for held in self.views.held.get(where, {}).values()
            if action_id in held
        ]
        return [*self.offered.get((where, action_id), []), *filter(None, chosen)]

    def _hold(self, view: Json, block: Json, element: Json, value: Any) -> None:
        action_id = element["action_id"]
        try:
            held = inputs.filled(element, value, self._offered(view["id"], action_id))
        except Unfit as unfit:
            raise CannotDo(str(unfit)) from None
        self.views.fill(view, block["block_id"], action_id, held)

    def _action(self, block: Json, element: Json, value: Any, offered: list[Json]) -> Json:
        """What the app is told of one press or choice."""
        told: Json = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self.workspace.timestamp(),
        }
        try:
            if element["type"] in elements.STATELESS:
                return told | elements.pressed(element, value)
            return told | inputs.filled(element, value, offered)
        except (KeyError, Unfit) as error:
            raise CannotDo(error.args[0]) from None


def _complete(view: Json) -> None:
    values = view["state"]["values"]
    for block in view["blocks"]:
        if block["type"] != "input" or block.get("optional"):
            continue
        held = values[block["block_id"]][block["element"]["action_id"]]
        if inputs.is_empty(held):
            raise CannotDo(f"{block['element']['action_id']} must be filled in")
