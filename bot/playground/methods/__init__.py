"""The Web API's methods, one module for each family."""

from bot.playground.methods import (
    app,
    assistant,
    chat,
    conversations,
    functions,
    reactions,
    scheduling,
    users,
    views,
)
from bot.playground.web_api import Method

METHODS: dict[str, Method] = {
    **app.METHODS,
    **assistant.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **functions.METHODS,
    **reactions.METHODS,
    **scheduling.METHODS,
    **users.METHODS,
    **views.METHODS,
}
