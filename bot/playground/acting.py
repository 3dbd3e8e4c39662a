"""What people do: the one way in for tests and for the page alike."""

from typing import Any

from bot.playground import elements, payloads
from bot.playground.composing import compose
from bot.playground.desk import CannotDo
from bot.playground.journal import Delivery
from bot.playground.launching import Launching
from bot.playground.viewing import Viewing
from bot.playground.workspace import Message

Json = dict[str, Any]


class Actor(Launching, Viewing):
    """One person at their Slack. Channels are named by id or name, people by id or name."""

    __slots__ = ()

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

    def open_home(self, tab: str = "home") -> None:
        """Looks at the bot's Home or Messages tab."""
        self.events.home_opened(self.person, tab, self.home if tab == "home" else None)

    async def press(
        self,
        message: Message,
        action_id: str,
        *,
        value: Any = None,
        block_id: str | None = None,
    ) -> Delivery:
        """Presses a button or chooses an option, and waits for the acknowledgement.

        value  the option's, where there are several to choose from; what was typed, in a field

        Raises:
            CannotDo: the message is gone, or has nothing like it.
        """
        current = self._current(message)
        found = elements.find(current.blocks, action_id, block_id)
        if found is None:
            raise CannotDo(f"the message has no element {action_id}")
        block, element = found
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise CannotDo(f"{action_id} goes to the app only with something else")
        action = self._action(block, element, value, self._offered(current.ts, action_id))
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

    async def _interact(self, message: Message, action: Json) -> Delivery:
        payload = payloads.pressed_in_message(
            self._interaction(), message, action, self._response_url(message.channel, message)
        )
        return await self.courier.deliver("interactive", payload)

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

    def _own(self, message: Message) -> Message:
        if message.user != self.id:
            raise CannotDo("that is somebody else's message")
        return self._current(message)
