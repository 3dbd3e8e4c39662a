"""How a person calls the app: slash commands, shortcuts and the steps of a workflow."""

from typing import Any

from bot.playground import payloads
from bot.playground.delivery import TIMEOUT
from bot.playground.desk import CannotDo, Desk
from bot.playground.features import Shortcut
from bot.playground.journal import Attempt, Delivery
from bot.playground.refusal import Refused
from bot.playground.steps import StepRun, misfits
from bot.playground.workspace import Message

Json = dict[str, Any]


class Launching(Desk):
    __slots__ = ()

    async def command(
        self, command: str, text: str = "", *, channel: str, thread: str | None = None
    ) -> Delivery:
        """Runs a slash command and waits for its acknowledgement.

        Raises:
            CannotDo: in a thread, where slash commands do not run; for somebody of another
                organisation; in an archived channel; or no app has that command.
        """
        place = self._place(channel)
        if thread is not None:
            raise CannotDo(f"{command} is not supported in threads")
        if command not in self.features.commands or self.person.is_outsider:
            raise CannotDo(f"{command} is not a valid command")
        if place.archived:
            raise CannotDo("the channel is archived")
        address = self.response_urls.issue(place.id, self.id)
        payload = payloads.slash_command(
            self._interaction(), place, command, text, f"{self.url}/commands/{address}"
        )
        delivery = await self.courier.deliver("slash_commands", payload)
        attempt = delivery.attempts[-1]
        error = _shown(attempt)
        if error is None and attempt.body:
            error = self._answer(address, attempt.body)
        if error:
            self.be_told(place.id, f'{command} failed with the error "{error}"')
        return delivery

    async def shortcut(self, callback_id: str) -> Delivery:
        """Runs a global shortcut, from wherever the person is."""
        self._shortcut(callback_id, "global")
        payload = payloads.shortcut(self._interaction(), callback_id, self.workspace.timestamp())
        return await self.courier.deliver("interactive", payload)

    async def message_shortcut(self, message: Message, callback_id: str) -> Delivery:
        """Runs a shortcut from a message's menu; also in threads."""
        self._shortcut(callback_id, "message")
        current = self._current(message)
        if current.is_ephemeral:
            raise CannotDo("an ephemeral message has no shortcuts")
        payload = payloads.message_shortcut(
            self._interaction(),
            current,
            callback_id,
            self.workspace.timestamp(),
            self._response_url(current.channel),
        )
        return await self.courier.deliver("interactive", payload)

    async def run_step(self, callback_id: str, inputs: Json) -> StepRun:
        """Has a workflow run one of the app's steps; `finished` waits for what it returns.

        Raises:
            CannotDo: the app declares no such step, or the step takes other inputs.
        """
        step = next((s for s in self.features.steps if s.callback_id == callback_id), None)
        if step is None:
            raise CannotDo(f"no step is called {callback_id}")
        if wrong := misfits(step.inputs, inputs):
            raise CannotDo("; ".join(wrong))
        return self.steps.run(step, inputs)

    def _shortcut(self, callback_id: str, kind: str) -> Shortcut:
        for shortcut in self.features.shortcuts:
            if (shortcut.callback_id, shortcut.kind) == (callback_id, kind):
                if self.person.is_outsider:
                    raise CannotDo("another organisation's people have no shortcuts of this app")
                return shortcut
        raise CannotDo(f"no {kind} shortcut is called {callback_id}")

    def _answer(self, address: str, body: Json | str) -> str | None:
        """Shows what came with an acknowledgement; the error that is shown instead, if any."""
        try:
            self.response_urls.answer(address, body if isinstance(body, dict) else {"text": body})
        except Refused as refused:
            detail = ": ".join([refused.error, *refused.messages])
            self.response_urls.journal.complain(f"acknowledgement of a command: {detail}")
            return "invalid_command_response"
        return None


def _shown(attempt: Attempt) -> str | None:
    """What Slack shows the person who ran a command that went wrong."""
    if attempt.acknowledged:
        return None
    return "operation_timeout" if attempt.reason == TIMEOUT else "dispatch_failed"
