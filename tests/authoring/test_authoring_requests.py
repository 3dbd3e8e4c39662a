"""What readers ask for, as whoever writes the articles sees it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.store.feedback import StoredFeedback
from bot.store.model import Feedback, Request
from bot.store.requests import StoredRequests
from bot.store.schema import upgraded

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASKED = Request("T1", "U1", "C1:1", "Qui nourrit\nle \x1b[31mhamster ?", "fr", "data-analyst", NOON)
BAD = Feedback("T1", "U1", "C1:1", "sales-ops-manager/pillars/2", "bad", NOON, "les primes")


@pytest.fixture
def opsrole(sqlite_url: str) -> Callable[..., Result]:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["requests", *arguments], env={"DATABASE_URL": sqlite_url})

    return run


def store(url: str, keep: Callable[[AsyncEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        async with upgraded(url) as engine:
            await keep(engine)

    asyncio.run(main())


@pytest.fixture
def said(sqlite_url: str) -> None:
    async def keep(engine: AsyncEngine) -> None:
        await StoredRequests(engine).file(ASKED)
        await StoredFeedback(engine).record(BAD)

    store(sqlite_url, keep)


@pytest.mark.usefixtures("said")
def test_open_questions_and_unhelpful_answers_are_listed(opsrole: Callable[..., Result]) -> None:
    assert opsrole().stdout.splitlines() == [
        "1 open questions",
        "    1  2026-03-02  Qui nourrit le [31mhamster ?, near data-analyst",
        "1 answers that did not help, the latest first",
        "       2026-03-02  sales-ops-manager/pillars/2: les primes",
    ]


@pytest.mark.usefixtures("said")
def test_a_question_that_was_seen_to_is_closed_by_its_number(
    opsrole: Callable[..., Result],
) -> None:
    assert opsrole("--done", "1").exit_code == 0
    assert opsrole().stdout.startswith("0 open questions")
    again = opsrole("--done", "1")
    assert again.exit_code == 2
    assert "there is no open question 1" in again.stderr


@pytest.mark.usefixtures("said")
def test_programs_get_a_json_object_a_line(opsrole: Callable[..., Result]) -> None:
    question, verdict = map(json.loads, opsrole("--json").stdout.splitlines())
    assert (question["type"], question["number"]) == ("request", 1)
    assert (question["question"], question["at"]) == (ASKED.question, NOON.isoformat())
    assert (verdict["type"], verdict["comment"]) == ("feedback", "les primes")


def test_a_new_database_has_nothing_to_list(opsrole: Callable[..., Result]) -> None:
    assert opsrole().stdout.startswith("0 open questions")


def test_a_database_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("")
    done = CliRunner().invoke(
        app, ["requests"], env={"DATABASE_URL": f"sqlite:///{tmp_path}/x.db/y.db"}
    )
    assert done.exit_code == 2
    assert done.stderr.startswith("opsrole: DATABASE_URL: ")
    assert done.stderr.count("\n") == 1
