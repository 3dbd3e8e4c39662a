"""Which language a person reads Slack in, in which time zone, and what they have chosen."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.web.async_client import AsyncWebClient

from bot.articles.model import LANGUAGES, Language
from bot.locales import Words, words
from bot.slack.client import FAILURES, why
from bot.slack.ports import People
from bot.store.model import Person, Preferences

_LOG = logging.getLogger(__name__)
_KEPT = 3600.0  # seconds
_KEPT_FAILURE = 300.0
_PATIENCE = 1.0  # seconds; the answer matters more than the language of its buttons
_MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a person."""

    language: Language | None = None
    zone: tzinfo = UTC


@dataclass(slots=True)
class Readers:
    """Asks Slack for people's profiles, and remembers them for an hour.

    clock  seconds that only go forward
    """

    client: AsyncWebClient
    people: People
    clock: Callable[[], float]
    _known: dict[str, tuple[Profile, float]] = field(default_factory=dict)

    async def chosen(self, person: Person) -> Preferences:
        return await self.people.recall(person)

    async def language(self, person: Person, chosen: Preferences | None = None) -> Language | None:
        """The person's choice, else what Slack says; None where it says nothing of use.

        chosen  what the person has chosen, if that is known already
        """
        chosen = chosen or await self.chosen(person)
        return chosen.language or (await self._profile(person.id)).language

    async def words(
        self, person: Person, chosen: Preferences | None = None, spoken: Language = "fr"
    ) -> Words:
        """The bot's words in the person's language, else in the one that is spoken."""
        return words(await self.language(person, chosen) or spoken)

    async def zone(self, person: Person) -> tzinfo:
        """Where the person's mornings are; UTC where Slack does not say."""
        return (await self._profile(person.id)).zone

    async def _profile(self, person: str) -> Profile:
        known = self._known.get(person)
        if known and known[1] > self.clock():
            return known[0]
        kept = _KEPT
        try:
            async with asyncio.timeout(_PATIENCE):
                found = await self.client.users_info(user=person, include_locale=True)
            user = found["user"]
            profile = Profile(_spoken(str(user.get("locale") or "")), _zone(user))
        except FAILURES as error:
            _LOG.info("no locale of %s: %s", person, why(error))
            profile, kept = Profile(), _KEPT_FAILURE
        if len(self._known) >= _MOST_KEPT:
            del self._known[next(iter(self._known))]
        self._known[person] = (profile, self.clock() + kept)
        return profile


def _spoken(locale: str) -> Language | None:
    return next((language for language in LANGUAGES if locale.startswith(language)), None)


def _zone(user: dict[str, Any]) -> tzinfo:
    """The zone by its name, else by its distance from UTC today."""
    try:
        return ZoneInfo(str(user.get("tz") or ""))
    except (OSError, ValueError, LookupError):  # no such name, or none that could be one
        return timezone(timedelta(seconds=int(user.get("tz_offset") or 0)))
