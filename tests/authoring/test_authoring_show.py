"""A problem as people see it in a terminal."""

import io

from rich.console import Console

from bot.articles.model import Problem
from bot.authoring.show import show_problems


def _shown(problem: Problem, width: int = 60) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    show_problems([problem], console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_the_line_is_quoted_with_a_caret_under_what_is_meant() -> None:
    problem = Problem(
        "a.md", 3, "warning", "there is no file x.md", "dead-link", "x.md", "  - 🎉 [ici](x.md) !"
    )
    told, quoted, marked = _shown(problem)
    assert told == "a.md:3: warning: there is no file x.md  [dead-link]"
    assert quoted == "    - 🎉 [ici](x.md) !"
    # The picture takes two columns of the terminal.
    assert marked == "    " + " " * len("- XX [ici](") + "^^^^"


def test_a_long_message_stays_on_one_line_and_marks_in_it_are_no_markup() -> None:
    problem = Problem("a.md", 3, "error", "[bold]" + "x" * 100, "broken-yaml")
    assert _shown(problem) == [f"a.md:3: error: [bold]{'x' * 100}  [broken-yaml]"]
