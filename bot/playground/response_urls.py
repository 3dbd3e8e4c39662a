"""response_urls: how an app answers a command or an interaction, five times in half an hour."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.contents import read_contents
from bot.playground.events import Events
from bot.playground.identifiers import Identifiers
from bot.playground.journal import Journal, Response
from bot.playground.refusal import Refused
from bot.playground.timing import Timing
from bot.playground.workspace import Message, Workspace

Json = dict[str, Any]
KNOWN = {
    *("text", "blocks", "attachments", "mrkdwn", "metadata", "thread_ts", "parse", "link_names"),
    *("response_type", "replace_original", "delete_original", "unfurl_links", "unfurl_media"),
}


@dataclass(slots=True)
class Address:
    """`original` is the message the interaction came from, or that a command's answer made."""

    channel: str
    person: str
    until: float
    left: int
    original: Message | None


@dataclass(slots=True)
class ResponseUrls:
    workspace: Workspace
    events: Events
    journal: Journal
    timing: Timing
    ids: Identifiers
    _issued: dict[str, Address] = field(default_factory=dict)

    def issue(self, channel: str, person: str, original: Message | None = None) -> str:
        """The last part of a new address."""
        key = self.ids.next("ru")
        until = self.workspace.clock.now() + self.timing.response_url
        uses = self.timing.response_url_uses
        self._issued[key] = Address(channel, person, until, uses, original)
        return key

    def respond(self, key: str, body: Json) -> None:
        """Does what the app asks for, and notes it.

        Raises:
            Refused: the address is spent or past its time, or the contents are wrong.
        """
        error: str | None = None
        try:
            self._use(key, body)
        except Refused as refused:
            error = ": ".join([refused.error, *refused.messages])
            raise
        finally:
            now = self.workspace.clock.now()
            self.journal.responses.append(Response(key, body, now, 400 if error else 200, error))

    def answer(self, key: str, body: Json) -> None:
        """What an acknowledgement carried: as a response, without using one up."""
        self._do(self._issued[key], body)

    def _use(self, key: str, body: Json) -> None:
        address = self._issued.get(key)
        if address is None or self.workspace.clock.now() > address.until:
            raise Refused("expired_url")
        if address.left == 0:
            raise Refused("used_url")
        self._do(address, body)
        address.left -= 1

    def _do(self, address: Address, body: Json) -> None:
        unknown = sorted(set(body) - KNOWN)
        if unknown:
            raise Refused("invalid_payload", [f"unknown field: {name}" for name in unknown])
        if body.get("response_type") not in (None, "ephemeral", "in_channel"):
            raise Refused("invalid_payload", ["response_type is ephemeral or in_channel"])
        original = address.original and self.workspace.find(
            address.original.channel, address.original.ts
        )
        if body.get("delete_original"):
            if original is None:
                raise Refused("message_not_found")
            self.workspace.remove(original)
            self.events.deleted(original)
            address.original = None
            return
        contents = read_contents(body, self.ids)
        if body.get("replace_original") and original is not None:
            address.original = self.workspace.change(
                original, text=contents.text, blocks=contents.blocks, metadata=contents.metadata
            )
            self.events.changed(address.original, original)
            return
        posted = self._post(address, body, contents.text, contents.blocks)
        if address.original is None:
            address.original = posted

    def _post(self, address: Address, body: Json, text: str, blocks: tuple[Json, ...]) -> Message:
        thread = body.get("thread_ts")
        if thread is not None and self.workspace.find(address.channel, str(thread)) is None:
            raise Refused("thread_not_found")
        public = body.get("response_type") == "in_channel"
        posted = self.workspace.add(
            Message(
                channel=address.channel,
                ts=self.workspace.timestamp(),
                user=self.workspace.bot.id,
                text=text,
                blocks=blocks,
                thread_ts=thread,
                from_bot=True,
                only_for=None if public else address.person,
            )
        )
        self.events.posted(posted)
        return posted
