"""Replies as people read them in a terminal."""

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from bot.articles.model import Entry
from bot.dialogue.model import Reply, Status

_SAYS = {
    "fr": {
        Status.UNKNOWN: "Les articles ne le disent pas.",
        Status.AMBIGUOUS: "De quoi s'agit-il ?",
        Status.HELP: "Posez une question sur un rôle ops : « c'est quoi le pilier 2 ? »",
        Status.SMALLTALK: "À votre service. Une question sur un rôle ops ?",
        "nearest": "Au plus près :",
    },
    "en": {
        Status.UNKNOWN: "The articles do not say.",
        Status.AMBIGUOUS: "Which one do you mean?",
        Status.HELP: 'Ask about an ops role: "what is pillar 2?"',
        Status.SMALLTALK: "At your service. Any question about an ops role?",
        "nearest": "Nearest:",
    },
}


def show(reply: Reply, console: Console) -> None:
    """Prints the answer with where it stands, or what to do next."""
    console.print(_rendered(reply))


def _rendered(reply: Reply) -> RenderableType:
    if reply.entry:
        return _card(reply.entry, reply.confidence)
    says = _SAYS[reply.language]
    lines: list[RenderableType] = [Text(says[reply.status], style="bold")]
    if reply.alternatives:
        if reply.status == Status.UNKNOWN:
            lines.append(Text(says["nearest"], style="dim"))
        lines += [Text(f"  • {_trail(entry)}  ({entry.id})") for entry in reply.alternatives]
    return Group(*lines)


def _card(entry: Entry, confidence: float) -> RenderableType:
    source = f"{entry.source.file}:{entry.source.line}"
    return Panel(
        Markdown(entry.markdown or entry.text),
        title=Text(_trail(entry), style="bold"),
        subtitle=Text(f"{entry.id} · {source} · {confidence:.2f}", style="dim"),
        title_align="left",
        subtitle_align="left",
        padding=(1, 2),
    )


def _trail(entry: Entry) -> str:
    parts = [*entry.heading_path[-1:], entry.title]
    return " › ".join(dict.fromkeys(part for part in parts if part))
