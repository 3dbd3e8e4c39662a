"""What Slack's agents have beside their answers: suggestions, a status, titles of threads.

None of it may cost an answer, or delay one: what Slack refuses is a line in the log.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.articles.library import Library
from bot.articles.model import Kind
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import naming
from bot.slack.client import FAILURES, why
from bot.slack.place import Place
from bot.slack.ports import Dialogue
from bot.slack.readers import Readers
from bot.slack.text import cut

_LOG = logging.getLogger(__name__)
_PATIENCE = 2.0  # seconds
SLOW = 0.3  # seconds after which a status says that an answer is on its way
_ASKING_WHO = {"fr": "qui ", "en": "who "}


@dataclass(frozen=True, slots=True)
class Agent:
    client: AsyncWebClient
    dialogue: Dialogue
    readers: Readers

    async def suggest(self, place: Place) -> None:
        """Puts a few questions to ask on the person's Messages tab."""
        chosen = await self.readers.chosen(place.who)
        said = await self.readers.words(place.who, chosen)
        prompts = list(suggestions(self.dialogue.library, said, chosen.role))
        if prompts:
            await _tried(
                self.client.assistant_threads_setSuggestedPrompts(
                    channel_id=place.channel,
                    title=said("agent-title"),
                    prompts=[{"title": prompt, "message": prompt} for prompt in prompts],
                )
            )

    @asynccontextmanager
    async def looking_up(self, place: Place, asked: str) -> AsyncIterator[None]:
        """Says so below the message `asked`, a timestamp, while an answer takes long."""
        begun = asyncio.Event()
        waiting = asyncio.create_task(self._say_soon(place, asked, begun))
        try:
            yield
        finally:
            if begun.is_set():
                await waiting
                await self._status(place, asked, "")
            else:
                waiting.cancel()

    async def name(self, place: Place, title: str) -> None:
        """Gives the place's thread a title."""
        await _tried(
            self.client.assistant_threads_setTitle(
                channel_id=place.channel,
                thread_ts=place.thread or "",
                title=cut(title, limits.THREAD_TITLE),
            )
        )

    async def _say_soon(self, place: Place, asked: str, begun: asyncio.Event) -> None:
        await asyncio.sleep(SLOW)
        said = await self.readers.words(place.who)
        begun.set()
        await self._status(place, asked, said("agent-status"))

    async def _status(self, place: Place, asked: str, status: str) -> None:
        await _tried(
            self.client.assistant_threads_setStatus(
                channel_id=place.channel, thread_ts=place.thread or asked, status=status
            )
        )


def suggestions(library: Library, said: Words, own_role: str | None) -> Iterator[str]:
    """Questions that the articles answer: about the person's role first, and its neighbour."""
    roles = naming.roles(library, said)
    if not roles:
        return
    at = next((n for n, role in enumerate(roles) if role.role == own_role), 0)
    role = naming.role_name(roles[at], library)
    yield said("help-example-role", role=role)
    if len(roles) > 1:
        other = naming.role_name(roles[(at + 1) % len(roles)], library)
        yield said("agent-compare", role=role, other=other)
    missions = library.of_kind(roles[at].role, Kind.MISSION, said.language)
    asked = (question for mission in missions for question in mission.questions)
    who = (q for q in asked if q.casefold().startswith(_ASKING_WHO[said.language]))
    told = next(who, said("help-example-topic"))
    yield told[:1].upper() + told[1:]
    yield said("agent-roles")


async def _tried(call: Awaitable[object]) -> None:
    try:
        async with asyncio.timeout(_PATIENCE):
            await call
    except FAILURES as error:
        _LOG.info("Slack did not take a nicety: %s", why(error))
