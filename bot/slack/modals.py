"""Windows of their own: for cards where there is no message to turn, and for what is asked."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.locales import Words
from bot.slack.blocks import Json, Rendered
from bot.slack.blocks.views import card_modal
from bot.slack.sending import with_or_without_pictures


@dataclass(frozen=True, slots=True)
class Modals:
    client: AsyncWebClient

    async def show(self, body: Json, message: Rendered, words: Words) -> None:
        """In the modal that was pressed in, whose inputs stay, else in a new one."""
        view = body["view"]
        if view["type"] == "modal":
            kept = [block for block in view["blocks"] if block["type"] == "input"]
            await self._update(view["id"], message, words, kept)
        else:
            await self._open(body["trigger_id"], message, words)

    async def open(self, body: Json, view: Json) -> None:
        """Over what was pressed; Slack gives three seconds for it."""
        await self.client.views_open(trigger_id=body["trigger_id"], view=view)

    async def _open(self, trigger: str, message: Rendered, words: Words) -> None:
        async def send(shown: Rendered) -> None:
            await self.client.views_open(trigger_id=trigger, view=card_modal(shown, words))

        await with_or_without_pictures(send, message)

    async def _update(
        self, view_id: str, message: Rendered, words: Words, kept: list[Json]
    ) -> None:
        async def send(shown: Rendered) -> None:
            view = card_modal(shown, words, kept)
            await self.client.views_update(view_id=view_id, view=view)

        await with_or_without_pictures(send, message)
