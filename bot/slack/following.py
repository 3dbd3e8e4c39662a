"""Threads in which those who asked the bot may go on asking without a mention."""

from dataclasses import dataclass
from functools import partial

from bot.slack.answering import Answering
from bot.slack.blocks import notices
from bot.slack.place import Place
from bot.slack.ports import Threads
from bot.slack.sending import Sender


@dataclass(frozen=True, slots=True)
class Following:
    threads: Threads
    answering: Answering
    sender: Sender

    async def answered(self, place: Place, text: str) -> None:
        """A mention in a thread has been answered: its author is followed there, until *stop*."""
        if self.answering.dialogue.says_stop(text):
            await self.threads.leave(_thread(place))
        else:
            await self.threads.follow(_thread(place), place.person)

    async def anybody(self, place: Place) -> bool:
        return bool(await self.threads.people(_thread(place)))

    async def hear(self, place: Place, text: str) -> None:
        """Answers what somebody who is followed asks; anybody may say stop."""
        if self.answering.dialogue.says_stop(text):
            if await self.threads.leave(_thread(place)):
                said = await self.answering.words(place)
                await self.sender.post(place, notices.sentence(said("smalltalk-stop")))
        elif place.person in await self.threads.people(_thread(place)):
            await self.answering.overhear(place, text, partial(self.sender.post, place))


def _thread(place: Place) -> str:
    return f"{place.channel}:{place.thread}"
