"""What people do: the one way in for tests and for the page alike."""

from dataclasses import dataclass
from typing import Any

from bot.playground import elements, payloads
from bot.playground.composing import compose
from bot.playground.delivery import TIMEOUT, Courier
from bot.playground.events import Events
from bot.playground.journal import Attempt, Delivery
from bot.playground.people import Person
from bot.playground.refusal import Refused
from bot.playground.response_urls import ResponseUrls
from bot.playground.triggers import Triggers
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]


class CannotDo(Exception):  # noqa: N818 - reads as what it says
    """Slack's client would not let the person do that; the text says why."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One person at their Slack. Channels are named by id or name, people by id or name."""

    person: Person
    url: str
    commands: tuple[str, ...]
    verification_token: str
    workspace: Workspace
    events: Events
    courier: Courier
    triggers: Triggers
    response_urls: ResponseUrls

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def dm(self) -> str:
        """The id of the direct message with the bot."""
        return self.workspace.dm(self.id).id

    def sees(self, channel: str, thread: str | None = None) -> list[Message]:
        """What is on the person's screen, ephemeral messages included, oldest first."""
        return self.workspace.seen(self._place(channel).id, self.id, thread)

    @property
    def ephemerals(self) -> list[Message]:
        """All that the bot showed to this person alone, oldest first."""
        return [m for m in self.workspace.ephemerals(self.id) if m.from_bot]

    def say(self, channel: str, text: str, *, thread: str | None = None) -> Message:
        """Posts; the events are delivered in the background."""
        return self._post(channel, text, thread, ())

    def mention(self, channel: str, text: str, *, thread: str | None = None) -> Message:
        """Says it to the bot."""
        return self.say(channel, f"<@{self.workspace.bot.id}> {text}".strip(), thread=thread)

    def share_file(
        self,
        channel: str,
        name: str,
        *,
        mimetype: str = "text/plain",
        text: str = "",
        thread: str | None = None,
    ) -> Message:
        """Posts a message with a file; its contents are not kept."""
        id_ = self.workspace.ids.next("F")
        file = {
            "id": id_,
            "created": int(self.workspace.clock.now()),
            "name": name,
            "title": name,
            "mimetype": mimetype,
            "filetype": name.rpartition(".")[2],
            "user": self.id,
            "size": 0,
            "mode": "hosted",
            "is_external": False,
            "url_private": f"{self.url}/files/{id_}",
            "permalink": f"{self.url}/files/{id_}",
        }
        return self._post(channel, text, thread, (file,), subtype="file_share")

    def edit(self, message: Message, text: str) -> Message:
        """Rewrites one of the person's own messages."""
        before = self._own(message)
        markup, block = compose(self.workspace, text)
        after = self.workspace.change(
            before, text=markup, blocks=(block,), edited=self.workspace.timestamp()
        )
        self.events.changed(after, before)
        return after

    def delete(self, message: Message) -> None:
        """Takes back one of the person's own messages."""
        gone = self._own(message)
        self.workspace.remove(gone)
        self.events.deleted(gone)

    def dismiss(self, message: Message) -> None:
        """Clears an ephemeral message away; apps are not told."""
        if message.only_for != self.id:
            raise CannotDo("only an ephemeral message of one's own can be dismissed")
        self.workspace.remove(self._current(message))

    def join(self, channel: str) -> Message:
        """Joins a channel, which posts "has joined the channel"."""
        place = self._place(channel)
        place.members.add(self.id)
        self.events.joined(self.person, place)
        joined = self.workspace.add(
            Message(
                channel=place.id,
                ts=self.workspace.timestamp(),
                user=self.id,
                text=f"<@{self.id}> has joined the channel",
                subtype="channel_join",
            )
        )
        self.events.posted(joined)
        return joined

    def invite_bot(self, channel: str) -> None:
        self._place(channel).members.add(self.workspace.bot.id)
        self.workspace.feed.publish()

    def remove_bot(self, channel: str) -> None:
        self._place(channel).members.discard(self.workspace.bot.id)
        self.workspace.feed.publish()

    def open_home(self, tab: str = "home", view: Json | None = None) -> None:
        """Looks at the bot's Home or Messages tab."""
        self.events.home_opened(self.person, tab, view)

    async def command(
        self, command: str, text: str = "", *, channel: str, thread: str | None = None
    ) -> Delivery:
        """Runs a slash command and waits for its acknowledgement.

        Raises:
            CannotDo: in a thread, where slash commands do not run; or no app has that command.
        """
        place = self._place(channel)
        if thread is not None:
            raise CannotDo(f"{command} is not supported in threads")
        if command not in self.commands:
            raise CannotDo(f"{command} is not a valid command")
        address = self.response_urls.issue(place.id, self.id)
        payload = payloads.slash_command(
            self._interaction(place, f"{self.url}/commands/{address}"), command, text
        )
        delivery = await self.courier.deliver("slash_commands", payload)
        attempt = delivery.attempts[-1]
        error = _shown(attempt)
        if error is None and attempt.body:
            error = self._answer(address, attempt.body)
        if error:
            self.be_told(place.id, f'{command} failed with the error "{error}"')
        return delivery

    async def press(
        self,
        message: Message,
        action_id: str,
        *,
        value: str | None = None,
        block_id: str | None = None,
    ) -> Delivery:
        """Presses a button or chooses an option, and waits for the acknowledgement.

        value  the option's, where there are several to choose from

        Raises:
            CannotDo: the message is gone, or has nothing like it.
        """
        current = self._current(message)
        found = elements.find(current.blocks, action_id, block_id)
        if found is None:
            raise CannotDo(f"the message has no element {action_id}")
        try:
            action = elements.action(*found, value, self.workspace.timestamp())
        except KeyError as error:
            raise CannotDo(error.args[0]) from None
        return await self._interact(current, action)

    async def press_stale(self, message: Message, action_id: str, value: str = "") -> Delivery:
        """Presses a button that the message no longer has, or never had, as an old client may."""
        action = {
            "type": "button",
            "action_id": action_id,
            "block_id": "gone",
            "value": value,
            "text": {"type": "plain_text", "text": "…", "emoji": True},
            "action_ts": self.workspace.timestamp(),
        }
        return await self._interact(message, action)

    def be_told(self, channel: str, text: str, *, thread: str | None = None) -> None:
        """Slack's own word to this person alone."""
        self.workspace.add(
            Message(
                channel=channel,
                ts=self.workspace.timestamp(),
                user="USLACKBOT",
                text=text,
                thread_ts=thread,
                from_slack=True,
                only_for=self.id,
            )
        )

    async def _interact(self, message: Message, action: Json) -> Delivery:
        place = self.workspace.channels[message.channel]
        address = self.response_urls.issue(place.id, self.id, message)
        interaction = self._interaction(place, f"{self.url}/actions/{address}")
        payload = payloads.block_actions(interaction, message, action)
        return await self.courier.deliver("interactive", payload)

    def _interaction(self, place: Channel, response_url: str) -> payloads.Interaction:
        return payloads.Interaction(
            workspace=self.workspace,
            person=self.person,
            channel=place,
            token=self.verification_token,
            trigger_id=self.triggers.issue(self.id),
            response_url=response_url,
        )

    def _post(
        self,
        channel: str,
        text: str,
        thread: str | None,
        files: tuple[Json, ...],
        subtype: str | None = None,
    ) -> Message:
        place = self._place(channel)
        if place.archived:
            raise CannotDo("the channel is archived")
        if self.id not in place.members:
            raise CannotDo("not a member of the channel")
        if thread is not None and self.workspace.find(place.id, thread) is None:
            raise CannotDo("the thread is gone")
        markup, block = compose(self.workspace, text)
        message = self.workspace.add(
            Message(
                channel=place.id,
                ts=self.workspace.timestamp(),
                user=self.id,
                text=markup,
                blocks=(block,) if text else (),
                thread_ts=thread,
                files=files,
                subtype=subtype,
            )
        )
        bot = self.workspace.bot
        if f"<@{bot.id}>" in markup and bot.id not in place.members:
            self.be_told(place.id, f"@{bot.name} is not in this channel. Invite it to ask it here.")
        self.events.posted(message)
        return message

    def _answer(self, address: str, body: Json | str) -> str | None:
        """Shows what came with an acknowledgement; the error that is shown instead, if any."""
        try:
            self.response_urls.answer(address, body if isinstance(body, dict) else {"text": body})
        except Refused as refused:
            detail = ": ".join([refused.error, *refused.messages])
            self.response_urls.journal.complain(f"acknowledgement of a command: {detail}")
            return "invalid_command_response"
        return None

    def _place(self, name: str) -> Channel:
        found = self.workspace.channel(name)
        if found is None:
            raise CannotDo(f"no channel is called {name}")
        if found.is_dm and found.partner != self.id:
            raise CannotDo("that is somebody else's direct message")
        return found

    def _own(self, message: Message) -> Message:
        if message.user != self.id:
            raise CannotDo("that is somebody else's message")
        return self._current(message)

    def _current(self, message: Message) -> Message:
        found = self.workspace.find(message.channel, message.ts)
        if found is None:
            raise CannotDo("the message is gone")
        return found


def _shown(attempt: Attempt) -> str | None:
    """What Slack shows the person who ran a command that went wrong."""
    if attempt.acknowledged:
        return None
    return "operation_timeout" if attempt.reason == TIMEOUT else "dispatch_failed"
