"""The Web API's methods, one module for each family."""

from bot.playground.methods import app, chat, conversations, users
from bot.playground.web_api import Method

METHODS: dict[str, Method] = {
    **app.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **users.METHODS,
}
