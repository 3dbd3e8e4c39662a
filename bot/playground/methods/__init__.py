"""The Web API's methods, one module for each family."""

from bot.playground.methods import app, chat, conversations, reactions, users, views
from bot.playground.web_api import Method

METHODS: dict[str, Method] = {
    **app.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **reactions.METHODS,
    **users.METHODS,
    **views.METHODS,
}
