"""A fresh playground for each test, and apps to play with it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground import Playground, Timing, serve
from playground.apps import QUICK, Client, HttpApp, listening


@pytest.fixture
def timing() -> Timing:
    """Slack's clocks in the playground; a test may give others."""
    return QUICK


@pytest.fixture
async def playground(timing: Timing) -> AsyncIterator[Playground]:
    async with serve(timing=timing) as running:
        yield running


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(playground, session)


@pytest.fixture
async def http_app(playground: Playground) -> AsyncIterator[HttpApp]:
    """An app whose request address the playground knows."""
    app = HttpApp()
    async with listening(app.handle) as url:
        app.url = url
        await playground.set_request_url(url)
        yield app
