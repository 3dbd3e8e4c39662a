"""From a question in a place to a message sent, whatever the surface."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.dialogue.model import Message, Reply, Status, Surface
from bot.locales import Words, words
from bot.slack.blocks import Json, Shelf, notices, render, render_shared
from bot.slack.blocks.buttons import Target
from bot.slack.blocks.step import outputs
from bot.slack.guiding import Guide, asks_for_path
from bot.slack.metrics import Metrics
from bot.slack.place import Place
from bot.slack.ports import Dialogue
from bot.slack.readers import Readers
from bot.slack.sending import Send
from bot.store.model import Preferences


@dataclass(frozen=True, slots=True)
class Answering:
    """`clock` gives seconds that only go forward."""

    dialogue: Dialogue
    readers: Readers
    guide: Guide
    metrics: Metrics
    clock: Callable[[], float]
    shelf: Shelf = field(default_factory=Shelf)

    async def answer(self, place: Place, text: str, send: Send, *, private: bool = False) -> None:
        """Answers a question, or leads to the onboarding path if that is asked for.

        private  only the asker sees the answer, and Slack does not show the question above it
        """
        if asks_for_path(text):
            await self.guide.begin(place, send)
            return
        began = self.clock()
        chosen = await self.readers.chosen(place.who)
        reply = await self.dialogue.reply(await self._message(place, text, chosen))
        said = await self.words(place, reply, chosen)
        shareable = private and not place.is_dm
        answer = render(reply, said, self.shelf, private=shareable, echo=private)
        await send(await self.guide.lead_back(place, answer))
        self.metrics.answered(place.surface, reply.status, self.clock() - began)

    async def overhear(self, place: Place, text: str, send: Send) -> None:
        """Answers what was asked in a thread without a mention, if it was asked of the bot."""
        began = self.clock()
        chosen = await self.readers.chosen(place.who)
        reply = await self.dialogue.overhear(await self._message(place, text, chosen))
        if reply is not None:
            said = await self.words(place, reply, chosen)
            await send(render(reply, said, self.shelf))
            self.metrics.answered(place.surface, reply.status, self.clock() - began)

    async def show(
        self,
        place: Place,
        target: Target,
        turn: Send,
        whisper: Send,
        *,
        private: bool = False,
    ) -> None:
        """Turns the card whose button was pressed into the one it leads to.

        whisper  how to tell the person alone that the way leads nowhere any more
        """
        began = self.clock()
        chosen = await self.readers.chosen(place.who)
        # A card that others see keeps to the language of the talk.
        alone = place.surface in (Surface.HOME, Surface.MODAL)
        language = await self.readers.language(place.who, chosen) if alone else None
        reply = await self.dialogue.show(target.entry_id, place.message("", language=language))
        said = await self.words(place, reply, chosen)
        if reply.status is Status.ANSWERED:
            shareable = private and not place.is_dm
            await turn(render(reply, said, self.shelf, part=target.part, private=shareable))
        else:
            await whisper(notices.gone(reply, said))
        self.metrics.answered(place.surface, reply.status, self.clock() - began)

    async def share(self, place: Place, target: Target, publish: Send, whisper: Send) -> bool:
        """Shows everybody what one person was shown; False if the entry has gone since."""
        library = self.dialogue.library
        language = await self.readers.language(place.who)
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

    async def look_up(
        self, question: str, workspace: str, complete: Callable[[Json], Awaitable[None]]
    ) -> None:
        """Answers a workflow, where nobody in particular asks.

        complete  given the outputs of its step
        """
        began = self.clock()
        message = Message(question, surface=Surface.WORKFLOW, workspace=workspace)
        reply = await self.dialogue.reply(message)
        await complete(outputs(reply, words(reply.language), self.shelf))
        self.metrics.answered(message.surface, reply.status, self.clock() - began)

    async def words(
        self, place: Place, reply: Reply | None = None, chosen: Preferences | None = None
    ) -> Words:
        """The bot's words in the reader's language, else in the question's."""
        return await self.readers.words(place.who, chosen, reply.language if reply else "fr")

    async def _message(self, place: Place, text: str, chosen: Preferences) -> Message:
        language = await self.readers.language(place.who, chosen)
        return place.message(text, self._own_role(chosen), language)

    def _own_role(self, chosen: Preferences) -> str | None:
        """The role that the person has chosen, if there is an article about it still."""
        return chosen.role if chosen.role in self.dialogue.library.roles else None
