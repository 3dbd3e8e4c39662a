"""The commands. Each reads its arguments, calls the room that knows, and prints."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(
    help="Tells people what the ops roles in their company do, quoted from Markdown articles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(db, name="db")

Knowledge = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="DIR", help="The folder of articles [KNOWLEDGE_DIR]."),
]
WRONG_USE = 2  # exit code for a wrong setting, argument or folder


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What to ask, in French or English.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the reply as JSON.")] = False,
    role: Annotated[str | None, typer.Option(metavar="SLUG", help="The asker's own role.")] = None,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="JSON Lines of questions, - for standard input."),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Ask a question in the terminal."""
    dialogue = _dialogue(knowledge)
    if batch is not None:
        asyncio.run(_ask_batch(dialogue, batch, role))
        return
    from bot.dialogue.model import Message

    reply = asyncio.run(dialogue.reply(Message(question, role=role)))
    if as_json:
        from bot.dialogue.wire import reply_as_dict

        _print_json(reply_as_dict(reply))
    else:
        from rich.console import Console

        from bot.terminal import show

        show(reply, Console())


def _dialogue(knowledge: Path | None) -> Any:
    raise NotImplementedError


async def _ask_batch(dialogue: Any, batch: str, role: str | None) -> None:
    from bot.dialogue.model import Message
    from bot.dialogue.wire import reply_as_dict

    for number, line in enumerate(_lines(batch), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question, conversation = str(row["q"]), row.get("conversation")
        except (ValueError, KeyError, TypeError, AttributeError):
            _refuse(f'{batch}:{number}: not of the form {{"q": "...", "conversation": "..."}}')
        message = Message(question, None if conversation is None else str(conversation), role=role)
        _print_json(reply_as_dict(await dialogue.reply(message)))


def _lines(batch: str) -> Iterator[str]:
    if batch == "-":
        yield from sys.stdin
        return
    try:
        with Path(batch).open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        _refuse(f"{batch}: {error}")


def _print_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _refuse(reason: str) -> NoReturn:
    sys.stderr.write(f"opsrole: {reason}\n")
    raise typer.Exit(WRONG_USE)


def main() -> None:
    app()
