"""The onboarding path in Slack: one message in the direct messages, edited from step to step."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from slack_sdk.errors import SlackApiError

from bot.articles.model import LANGUAGES
from bot.dialogue.model import Surface
from bot.locales import words
from bot.onboarding.moves import Press, Verb
from bot.onboarding.onboarding import Onboarding, Reminder
from bot.search.text import words as folded
from bot.slack.blocks import Rendered, onboarding
from bot.slack.client import FAILURES, error_code
from bot.slack.place import Place
from bot.slack.readers import Readers
from bot.slack.sending import UNREACHABLE, Send, Sender
from bot.store.model import Person


@dataclass(frozen=True, slots=True)
class Guide:
    path: Onboarding
    readers: Readers
    sender: Sender

    async def begin(self, place: Place, send: Send | None = None, *, anew: bool = True) -> None:
        """Starts the path, or goes on with it, in a new message to the person.

        send  answers where it was asked for in words
        anew  after its end it starts from the beginning
        """
        message = await self._pressed(place, Press(Verb.RESTART if anew else Verb.START))
        if send and place.surface is Surface.DM:
            await send(message)
            return
        try:
            channel = await self.sender.to_person(place.person, message)
        except SlackApiError as error:
            if send is None or error_code(error) not in UNREACHABLE:
                raise
            await send(onboarding.out_of_reach(await self.readers.words(place.who)))
            return
        if send and channel != place.channel:
            await send(onboarding.pointer(await self.readers.words(place.who)))

    async def press(self, place: Place, press: Press, turn: Send) -> None:
        """Turns the path's message into what a press on it leads to."""
        await turn(await self._pressed(place, press))

    async def welcome(self, person: Person) -> None:
        """Offers the path to somebody new, once."""
        if await self.path.welcome(person):
            message = onboarding.welcome(await self.readers.words(person))
            await self.sender.to_person(person.id, message)

    async def lead_back(self, place: Place, answer: Rendered) -> Rendered:
        """An answer to a question in between, with the way back to the path."""
        if place.surface is not Surface.DM or not await self.path.is_walking(place.who):
            return answer
        return answer.over(onboarding.way_back(await self.readers.words(place.who)), answer.text)

    async def _pressed(self, place: Place, press: Press) -> Rendered:
        person = place.who
        said, zone = await self.readers.words(person), await self.readers.zone(person)
        outcome = await self.path.press(person, press, said.language, zone)
        if outcome.dropped:
            await self.sender.call_off(outcome.dropped.channel, outcome.dropped.id)
        if outcome.put_off:
            try:
                await self._put_off(place, outcome.put_off)
            except FAILURES:
                await self.path.press(person, Press(Verb.START), said.language, zone)
                raise
        return onboarding.message(outcome.screen, self.path.library(), said, zone)

    async def _put_off(self, place: Place, at: datetime) -> None:
        person, said = place.who, await self.readers.words(place.who)
        message = onboarding.reminder(await self.path.standing(person, said.language), said)
        id_ = await self.sender.later(place.channel, at, message)
        if not await self.path.scheduled(person, at, Reminder(place.channel, id_)):
            await self.sender.call_off(place.channel, id_)


def asks_for_path(text: str) -> bool:
    """Whether somebody asks for the path itself, and not about one."""
    return " ".join(folded(text)) in _requests()


@cache
def _requests() -> frozenset[str]:
    told = (words(language)("onboarding-requests").split(",") for language in LANGUAGES)
    return frozenset(" ".join(folded(request)) for row in told for request in row)
