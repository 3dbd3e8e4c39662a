"""The Home tab of a person, published in their language."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.articles.model import Language
from bot.onboarding.onboarding import Onboarding
from bot.slack.blocks.home import Shown, home
from bot.slack.ports import Dialogue, People
from bot.slack.readers import Readers
from bot.store.model import Person


@dataclass(frozen=True, slots=True)
class Home:
    client: AsyncWebClient
    dialogue: Dialogue
    readers: Readers
    people: People
    path: Onboarding

    async def publish(self, person: Person, shown: Shown | None = None) -> None:
        chosen = await self.people.recall(person)
        said = await self.readers.words(person, chosen)
        standing = await self.path.standing(person, said.language)
        view = home(self.dialogue.library, said, chosen, shown, standing)
        await self.client.views_publish(user_id=person.id, view=view)

    async def choose_language(self, person: Person, language: Language | None) -> None:
        await self.people.choose(person, language=language)

    async def choose_role(self, person: Person, role: str | None) -> None:
        await self.people.choose(person, role=role)
