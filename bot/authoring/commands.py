"""The authors' commands: check, new, preview."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.options import Knowledge, load_settings_for, refuse

if TYPE_CHECKING:
    from bot.articles.check import Checked
    from bot.articles.library import Library
    from bot.authoring.trial import Share

authoring = typer.Typer()


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Lang(StrEnum):
    FR = "fr"
    EN = "en"


Folder = Annotated[Path | None, typer.Argument(metavar="DIR", help="The folder of articles.")]


@authoring.command()
def check(
    folder: Folder = None,
    form: Annotated[
        Format,
        typer.Option("--format", help="For people, for an editor, or for GitHub Actions."),
    ] = Format.TEXT,
    questions: Annotated[
        bool, typer.Option("--questions", help="Ask every sample question, leaving it out.")
    ] = False,
    knowledge: Knowledge = None,
) -> None:
    """Check the articles: what each holds, and every problem as file:line: level: message.

    In a terminal the line is quoted. Exits with 1 if there is an error. With --questions, each
    sample question is asked while the index does without it, and those that do not find their
    entry are told as notes.
    """
    from bot.articles.check import check_folder
    from bot.articles.formats import as_github, as_json
    from bot.articles.report import report

    place = folder or load_settings_for(knowledge).knowledge_dir
    checked = check_folder(place, _today())
    shares: tuple[Share, ...] = ()
    if questions:
        checked, shares = _with_trial(checked)
    told = report(checked.library, checked.problems)
    match form:
        case Format.JSON:
            typer.echo(as_json(checked.problems, place))
        case Format.GITHUB:
            for problem in checked.problems:
                typer.echo(as_github(problem, place))
        case Format.TEXT:
            for line in told.articles:
                typer.echo(line)
            _show(checked)
    for share in shares:
        typer.echo(f"sample questions, {share}", err=form != Format.TEXT)
    if form == Format.TEXT:
        typer.echo(f"{told.errors} errors, {told.warnings} warnings")
    raise typer.Exit(told.exit_code)


@authoring.command()
def new(
    name: Annotated[str, typer.Argument(help='The role, as people say it: "Partner Ops Manager".')],
    lang: Annotated[Lang, typer.Option(help="The article's language.")] = Lang.FR,
    knowledge: Knowledge = None,
) -> None:
    """Begin an article: a file with the whole structure, to be filled in."""
    from bot.articles.skeleton import file_name, skeleton

    folder = load_settings_for(knowledge).knowledge_dir
    file = file_name(name, lang.value)
    if file is None:
        refuse(f"no file can be named after {name!r}: give the role's name in letters")
    path = folder / file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as written:
            written.write(skeleton(name, lang.value, _today()))
    except FileExistsError:
        refuse(f"{path} is there already, and stays as it is")
    except OSError as error:
        refuse(f"{path}: {error.strerror or error}")
    typer.echo(f"{path} is there. Fill it in; `opsrole check` tells what is left to do.")


@authoring.command()
def preview(
    role: Annotated[str, typer.Argument(help="A role's slug, name or alias.")],
    lang: Annotated[
        Lang | None, typer.Option(help="The article's language, where there are several.")
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Show an article's cards, as the bot will quote them."""
    from rich.console import Console

    from bot.articles.folder import read_folder
    from bot.articles.model import Kind
    from bot.terminal import card

    library, problems = read_folder(load_settings_for(knowledge).knowledge_dir)
    for problem in problems:
        typer.echo(str(problem), err=True)
    found = _role(role, library)
    article = library.article(found, lang.value if lang else None) if found else None
    if article is None:
        known = ", ".join(library.roles) or "none"
        refuse(f"no article for {role!r}; there are: {known}")
    console = Console()
    for entry in article.entries:
        if entry.kind != Kind.MISSION:  # its pillar's card quotes it
            console.print(card(entry))


def _show(checked: "Checked") -> None:
    if not sys.stdout.isatty():
        for problem in checked.problems:
            typer.echo(str(problem))
        return
    from rich.console import Console

    from bot.authoring.show import show_problems

    show_problems(checked.problems, Console(highlight=False))


def _with_trial(checked: "Checked") -> "tuple[Checked, tuple[Share, ...]]":
    from bot.authoring.trial import samples, shares, try_questions
    from bot.dialogue.confidence import load_calibration
    from bot.search.engine import build_index
    from bot.search.lexicon import load_lexicon

    index = build_index(checked.library, load_lexicon())
    tried = list(try_questions(samples(checked.reading), index, load_calibration()))
    astray = [problem for each in tried if (problem := each.astray)]
    return checked.with_problems(astray), shares(tried)


def _role(said: str, library: "Library") -> str | None:
    """The slug of the role that is so called."""
    from bot.articles.words import words

    wanted = words(said)
    for article in library.articles:
        if wanted in [words(name) for name in (article.role, article.name, *article.aliases)]:
            return article.role
    return None


def _today() -> date:
    """The author's own day."""
    return date.today()
