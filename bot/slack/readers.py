"""Which language a person reads Slack in, and what they have chosen."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.articles.model import Language
from bot.locales import LANGUAGES
from bot.slack.client import error_code
from bot.slack.ports import People
from bot.store.model import Person, Preferences

_LOG = logging.getLogger(__name__)
_KEPT = 3600.0  # seconds
_KEPT_FAILURE = 300.0
_PATIENCE = 1.0  # seconds; the answer matters more than the language of its buttons
_MOST_KEPT = 10_000


@dataclass(slots=True)
class Readers:
    """Asks Slack for people's locales, and remembers them for an hour.

    clock  seconds that only go forward
    """

    client: AsyncWebClient
    people: People
    clock: Callable[[], float]
    _known: dict[str, tuple[Language | None, float]] = field(default_factory=dict)

    async def chosen(self, person: Person) -> Preferences:
        return await self.people.recall(person)

    async def language(self, person: Person, chosen: Preferences | None = None) -> Language | None:
        """The person's choice, else what Slack says; None where it says nothing of use.

        chosen  what the person has chosen, if that is known already
        """
        chosen = chosen or await self.chosen(person)
        return chosen.language or await self._locale(person.id)

    async def _locale(self, person: str) -> Language | None:
        known = self._known.get(person)
        if known and known[1] > self.clock():
            return known[0]
        kept = _KEPT
        try:
            async with asyncio.timeout(_PATIENCE):
                found = await self.client.users_info(user=person, include_locale=True)
            language = _spoken(str(found["user"].get("locale") or ""))
        except SlackApiError as error:
            _LOG.info("no locale of %s: %s", person, error_code(error))
            language, kept = None, _KEPT_FAILURE
        except (aiohttp.ClientError, TimeoutError) as error:
            _LOG.info("no locale of %s: %s", person, type(error).__name__)
            language, kept = None, _KEPT_FAILURE
        if len(self._known) >= _MOST_KEPT:
            del self._known[next(iter(self._known))]
        self._known[person] = (language, self.clock() + kept)
        return language


def _spoken(locale: str) -> Language | None:
    return next((language for language in LANGUAGES if locale.startswith(language)), None)
