"""What readers ask for, to whoever writes the articles: `opsrole requests`."""

import asyncio
import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.options import Knowledge, load_settings_for, refuse

if TYPE_CHECKING:
    from bot.store.model import Feedback, Request

requests_app = typer.Typer()
_LATEST = 50  # verdicts shown


@requests_app.command()
def requests(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    done: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Close a question that has been seen to.")
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """List what readers ask for: questions sent to the team, and answers that did not help."""
    address = load_settings_for(knowledge).database
    from bot.store.engine import StoreError

    try:
        if done is not None:
            if not asyncio.run(_close(address, done)):
                refuse(f"there is no open question {done}")
            typer.echo(f"Question {done} is closed.")
            return
        questions, verdicts = asyncio.run(_read(address))
    except StoreError as wrong:
        refuse(str(wrong))
    if as_json:
        for question in questions:
            typer.echo(_line("request", asdict(question)))
        for verdict in verdicts:
            typer.echo(_line("feedback", asdict(verdict)))
        return
    typer.echo(f"{len(questions)} open questions")
    for question in questions:
        about = f", near {question.entry}" if question.entry else ""
        typer.echo(
            f"{question.number:5}  {question.at:%Y-%m-%d}  {_shown(question.question)}{about}"
        )
    typer.echo(f"{len(verdicts)} answers that did not help, the latest first")
    for verdict in verdicts:
        comment = f": {_shown(verdict.comment)}" if verdict.comment else ""
        typer.echo(f"       {verdict.at:%Y-%m-%d}  {verdict.entry}{comment}")


async def _read(address: str) -> "tuple[list[Request], list[Feedback]]":
    from bot.store.feedback import StoredFeedback
    from bot.store.requests import StoredRequests
    from bot.store.schema import upgraded

    async with upgraded(address) as engine:
        questions = await StoredRequests(engine).open()
        return questions, await StoredFeedback(engine).negative(_LATEST)


async def _close(address: str, number: int) -> bool:
    from bot.store.requests import StoredRequests
    from bot.store.schema import upgraded

    async with upgraded(address) as engine:
        return await StoredRequests(engine).done(number)


def _shown(text: str) -> str:
    """What people typed, on one line and without what would command the terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _line(kind: str, row: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **row}, ensure_ascii=False, default=datetime.isoformat)
