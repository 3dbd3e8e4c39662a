"""Databases for the store's tests: each test that takes `url` runs on both kinds."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import open_engine
from bot.store.schema import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    address = request.getfixturevalue(name)
    assert isinstance(address, str)
    return address


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    """An upgraded database."""
    opened = open_engine(url)
    await migrate(opened)
    yield opened
    await opened.dispose()
