"""From a question in a place to a message sent, whatever the surface."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.dialogue.model import Reply, Status
from bot.locales import Words, words
from bot.slack.blocks import Shelf, notices, render, render_shared
from bot.slack.blocks.buttons import Target
from bot.slack.metrics import Metrics
from bot.slack.place import Place
from bot.slack.ports import Dialogue
from bot.slack.readers import Readers
from bot.slack.sending import Send


@dataclass(frozen=True, slots=True)
class Answering:
    """`clock` gives seconds that only go forward."""

    dialogue: Dialogue
    readers: Readers
    metrics: Metrics
    clock: Callable[[], float]
    shelf: Shelf = field(default_factory=Shelf)

    async def answer(self, place: Place, text: str, send: Send, *, private: bool = False) -> None:
        """Answers a question.

        private  only the asker sees the answer, and Slack does not show the question above it
        """
        began = self.clock()
        reply = await self.dialogue.reply(place.message(text))
        said = await self.words(place, reply)
        shareable = private and not place.is_dm
        await send(render(reply, said, self.shelf, private=shareable, echo=private))
        self.metrics.answered(place.surface, reply.status, self.clock() - began)

    async def show(
        self, place: Place, target: Target, turn: Send, whisper: Send, *, private: bool
    ) -> None:
        """Turns the card whose button was pressed into the one it leads to.

        whisper  how to tell the person alone that the way leads nowhere any more
        """
        began = self.clock()
        reply = await self.dialogue.show(target.entry_id, place.message(""))
        said = await self.words(place, reply)
        if reply.status is Status.ANSWERED:
            shareable = private and not place.is_dm
            await turn(render(reply, said, self.shelf, part=target.part, private=shareable))
        else:
            await whisper(notices.gone(reply, said))
        self.metrics.answered(place.surface, reply.status, self.clock() - began)

    async def share(self, place: Place, target: Target, publish: Send, whisper: Send) -> bool:
        """Shows everybody what one person was shown; False if the entry has gone since."""
        library = self.dialogue.library
        language = await self.readers.language(place.person)
        entry = library.entry(target.entry_id, language)
        status = Status.ANSWERED if entry else Status.UNKNOWN
        spoken = entry.lang if entry else "fr"
        reply = Reply("", status, spoken, entry, library=library)
        said = await self.words(place, reply)
        if entry is None:
            await whisper(notices.gone(reply, said))
            return False
        await publish(render_shared(reply, said, self.shelf, place.person, part=target.part))
        return True

    async def words(self, place: Place, reply: Reply | None = None) -> Words:
        """The bot's words in the reader's language, else in the question's."""
        language = await self.readers.language(place.person)
        return words(language or (reply.language if reply else "fr"))
