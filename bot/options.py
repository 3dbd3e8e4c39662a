"""What the commands share: the folder's option, the settings, and how they refuse."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

WRONG_USE = 2  # exit code for a wrong setting, argument, token or folder
Knowledge = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="DIR", help="The folder of articles [KNOWLEDGE_DIR]."),
]


def load_settings_for(knowledge: Path | None) -> "Settings":
    """The environment's, with the folder that the command names instead of its own."""
    from bot.settings import WrongSetting, load_settings

    try:
        settings = load_settings()
    except WrongSetting as wrong:
        refuse(str(wrong))
    return settings.model_copy(update={"knowledge_dir": knowledge}) if knowledge else settings


def refuse(reason: str) -> NoReturn:
    """One line on standard error, and the end."""
    typer.echo(f"opsrole: {reason}", err=True)
    raise typer.Exit(WRONG_USE)
