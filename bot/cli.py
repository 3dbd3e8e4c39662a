"""The commands. Each reads its arguments, calls the room that knows, and prints.

What a command needs is imported when it runs: `opsrole ask` would otherwise wait for Slack's and
the database's libraries, which it does not use.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.authoring.commands import authoring
from bot.authoring.requests import requests_app
from bot.options import Knowledge, load_settings_for, refuse

if TYPE_CHECKING:
    from bot.dialogue.dialogue import Dialogue
    from bot.settings import Settings

app = typer.Typer(
    help="Tells people what the ops roles in their company do, quoted from Markdown articles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
db = typer.Typer(help="The database: DATABASE_URL, else a file in the data folder.")
app.add_typer(authoring)
app.add_typer(requests_app)
app.add_typer(db, name="db", no_args_is_help=True)


class Way(StrEnum):
    AUTO = "auto"
    SOCKET = "socket"
    HTTP = "http"


@app.command()
def run(
    transport: Annotated[
        Way, typer.Option(help="How Slack reaches the bot; auto: by the tokens there are.")
    ] = Way.AUTO,
    knowledge: Knowledge = None,
) -> None:
    """Answer in Slack if there are tokens, else in the playground.

    With SLACK_BOT_TOKEN and SLACK_APP_TOKEN over Socket Mode, with SLACK_BOT_TOKEN and
    SLACK_SIGNING_SECRET over HTTP on PORT.
    """
    settings = load_settings_for(knowledge)
    from bot.service.running import run_in_slack, tokens_of
    from bot.settings import WrongSetting

    try:
        tokens = tokens_of(settings, transport.value)
    except WrongSetting as wrong:
        refuse(str(wrong))
    if tokens is None:
        _run_playground(settings, settings.port)
    else:
        _log_to_stderr(settings)
        _run(run_in_slack(settings, tokens))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What to ask, in French or English.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the reply as JSON.")] = False,
    role: Annotated[str | None, typer.Option(metavar="SLUG", help="The asker's own role.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what was understood, found and why.")
    ] = False,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Questions as JSON Lines; - for standard input."),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Ask a question here in the terminal.

    A batch line is {"q": "...", "conversation": "any id, optional"}; there is one reply a line.
    """
    from bot.dialogue.model import Message

    dialogue = _dialogue(load_settings_for(knowledge).knowledge_dir)
    if role is not None and role not in dialogue.library.roles:
        known = ", ".join(dialogue.library.roles)
        typer.echo(f"opsrole: --role: no article has the role {role}, only {known}", err=True)
    if batch is not None:
        asyncio.run(_ask_batch(dialogue, batch, role))
        return
    why = asyncio.run(dialogue.explain(Message(question, role=role)))
    if as_json:
        from bot.dialogue.wire import reply_as_dict

        said = reply_as_dict(why.reply)
        _print_json(said | {"explanation": why.as_dict()} if explain else said)
    else:
        from rich.console import Console

        from bot.terminal import show, show_why

        show(why.reply, Console())
        if explain:
            show_why(why, Console())


@app.command()
def playground(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is.")] = 3000,
    knowledge: Knowledge = None,
) -> None:
    """Try the bot in a small Slack workspace on this machine."""
    _run_playground(load_settings_for(knowledge), port)


@db.command()
def upgrade(knowledge: Knowledge = None) -> None:
    """Bring the database's tables up to date."""
    settings = load_settings_for(knowledge)
    _log_to_stderr(settings)
    from bot.store.schema import upgrade as bring_up_to_date

    _run(bring_up_to_date(settings.database))
    typer.echo("The database is up to date.")


def _run_playground(settings: "Settings", port: int) -> None:
    from bot.service.running import run_playground

    _log_to_stderr(settings)

    def say(url: str) -> None:
        typer.echo(f"The playground is open: {url}  (Ctrl-C closes it)")

    _run(run_playground(settings, port, say))


def _run(main: Coroutine[Any, Any, None]) -> None:
    """Runs to the end; what a person can mend is one line on standard error, exit 2."""
    from bot import playground
    from bot.service.knowledge import NoKnowledge
    from bot.slack.client import CannotReachSlack, WrongToken
    from bot.slack.serving import PortInUse
    from bot.store.engine import StoreError

    try:
        asyncio.run(main)
    except (
        CannotReachSlack, NoKnowledge, PortInUse, StoreError, WrongToken, playground.PortInUse
    ) as wrong:  # fmt: skip
        refuse(str(wrong))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _log_to_stderr(settings: "Settings") -> None:
    logging.basicConfig(
        level=settings.log_level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def _dialogue(folder: Path) -> "Dialogue":
    """A dialogue over the folder alone, which remembers nothing once the command ends."""
    from bot.articles.folder import read_folder
    from bot.dialogue.confidence import load_calibration
    from bot.dialogue.dialogue import Dialogue
    from bot.search.engine import build_index
    from bot.search.lexicon import load_lexicon
    from bot.store.memory import MemoryConversations, NoQuestionLog

    if not folder.is_dir():
        refuse(f"{folder} is not a folder of articles")
    library, problems = read_folder(folder)
    for problem in problems:
        if problem.level == "error":
            typer.echo(str(problem), err=True)
    if not library.articles:
        refuse(f"{folder} holds no article that can be served")

    def now() -> datetime:
        return datetime.now(UTC)

    index = build_index(library, load_lexicon())
    return Dialogue(index, load_calibration(), MemoryConversations(now), NoQuestionLog(), now)


async def _ask_batch(dialogue: "Dialogue", batch: str, role: str | None) -> None:
    from bot.dialogue.model import Message
    from bot.dialogue.wire import reply_as_dict

    for number, line in enumerate(_lines(batch), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question, conversation = str(row["q"]), row.get("conversation")
        except (ValueError, KeyError, TypeError, AttributeError):
            refuse(f'{batch}:{number}: not of the form {{"q": "...", "conversation": "..."}}')
        talk = None if conversation is None else str(conversation)
        reply = await dialogue.reply(Message(question, conversation=talk, role=role))
        _print_json(reply_as_dict(reply))


def _lines(batch: str) -> Iterator[str]:
    if batch == "-":
        yield from sys.stdin
        return
    try:
        with Path(batch).open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        refuse(f"{batch}: {error}")


def _print_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> None:
    """The console script."""
    app()
