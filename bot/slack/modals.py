"""Windows of their own: for cards where there is no message to turn, and for what is asked."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.locales import Words
from bot.slack.blocks import Json, Rendered
from bot.slack.blocks.views import KEPT, card_modal
from bot.slack.place import of_view
from bot.slack.readers import Readers
from bot.slack.sending import with_or_without_pictures


@dataclass(frozen=True, slots=True)
class Modals:
    client: AsyncWebClient
    readers: Readers

    async def show(self, body: Json, message: Rendered) -> None:
        """In the modal that was pressed in, below what stays of it, else in a new one."""
        view, said = body["view"], await self.readers.words(of_view(body).who)
        if view["type"] == "modal":
            await self._update(view, message, said)
        else:
            await self._open(body["trigger_id"], message, said)

    async def open(self, body: Json, view: Json) -> None:
        """Over what was pressed; Slack gives three seconds for it."""
        if body.get("view", {}).get("type") == "modal":
            await self.client.views_push(trigger_id=body["trigger_id"], view=view)
        else:
            await self.client.views_open(trigger_id=body["trigger_id"], view=view)

    async def _open(self, trigger: str, message: Rendered, words: Words) -> None:
        async def send(shown: Rendered) -> None:
            await self.client.views_open(trigger_id=trigger, view=card_modal(shown, words))

        await with_or_without_pictures(send, message)

    async def _update(self, view: Json, message: Rendered, words: Words) -> None:
        kept = [block for block in view["blocks"] if block["block_id"].startswith(KEPT)]
        title = view["title"]["text"]

        async def send(shown: Rendered) -> None:
            await self.client.views_update(
                view_id=view["id"], view=card_modal(shown, words, kept, title)
            )

        await with_or_without_pictures(send, message)
