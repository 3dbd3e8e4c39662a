"""Replies as people read them in a terminal.

Most are quotations, which need none of the bot's own words: the library for those is imported when
there is something to say with it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.articles.model import Entry
from bot.dialogue.explain import Explanation
from bot.dialogue.model import Reply, Status
from bot.search.model import Intent

if TYPE_CHECKING:
    from bot.locales import Words

_WEIGHTIEST = 4  # signals that confidence is explained with; `--json` has all
# The rest of small talk leads to Slack's ways of asking.
_SMALLTALK = ("greeting", "thanks", "farewell", "bot")


def show(reply: Reply, console: Console) -> None:
    """Prints the answer with where it stands, or what to do next."""
    console.print(_rendered(reply))


def _rendered(reply: Reply) -> RenderableType:
    if reply.entry and reply.intent is None and not reply.is_foreign:
        return card(reply.entry, reply.confidence)
    from bot.locales import words

    said = words(reply.language)
    if reply.entry:
        return Group(*_quoted(reply, reply.entry, said))
    lines: list[RenderableType] = [Text(_says(reply, said), style="bold")]
    if reply.alternatives:
        if reply.status == Status.UNKNOWN:
            lines.append(Text(said("unknown-nearest"), style="dim"))
        lines += _listed(reply.alternatives)
    return Group(*lines)


def _quoted(reply: Reply, entry: Entry, said: "Words") -> list[RenderableType]:
    lines = [card(entry, reply.confidence)]
    if reply.is_foreign:
        lines.append(Text(said(f"only-in-{entry.lang}"), style="dim"))
    if reply.intent == Intent.WHO:
        lines.append(Text(said("who-else", count=len(reply.alternatives)), style="bold"))
        lines += _listed(reply.alternatives)
    return lines


def _listed(entries: Sequence[Entry]) -> list[RenderableType]:
    return [Text(f"  • {_trail(entry)}  ({entry.id})") for entry in entries]


def _says(reply: Reply, said: "Words") -> str:
    match reply.status:
        case Status.UNKNOWN if reply.mention:
            return said("mention-none", name=reply.mention.name)
        case Status.UNKNOWN:
            return said(
                "unknown-personal" if reply.personal and not reply.alternatives else "unknown"
            )
        case Status.AMBIGUOUS:
            return said("ambiguous")
        case Status.SMALLTALK if reply.smalltalk in _SMALLTALK:
            return said(f"smalltalk-{reply.smalltalk}")
        case _:
            return said("help-terminal")


def card(entry: Entry, confidence: float | None = None) -> RenderableType:
    """An entry as quoted; `confidence` is how sure an answer with it is."""
    about = [entry.id, f"{entry.source.file}:{entry.source.line}"]
    if confidence is not None:
        about.append(f"{confidence:.2f}")
    return Panel(
        Markdown(entry.markdown or entry.text),
        title=Text(_trail(entry), style="bold"),
        subtitle=Text(" · ".join(about), style="dim"),
        title_align="left",
        subtitle_align="left",
        padding=(1, 2),
    )


def _trail(entry: Entry) -> str:
    parts = [*entry.heading_path[-1:], entry.title]
    return " › ".join(dict.fromkeys(part for part in parts if part))


def show_why(why: Explanation, console: Console) -> None:
    """Prints what was understood, what was looked for and found, and the reason."""
    query = why.query
    facts = {
        "reason": why.reason,
        "language": query.language + (" (mixed)" if query.mixed else ""),
        "intent": query.intent or "",
        "title": " ".join(query.title),
        "roles": ", ".join(query.roles),
        "kinds": ", ".join(f"{kind.value} {strength:g}" for kind, strength in query.cues.items()),
        "positions": ", ".join(str(p.number or p.step) for p in query.positions),
        "corrected": ", ".join(f"{typed} → {read}" for typed, read in query.corrections),
        "outside": ", ".join(f"{phrase} ({topic})" for phrase, topic in query.outside.items()),
    }
    for name, fact in facts.items():
        if fact:
            console.print(Text(f"{name:10}", style="bold"), Text(fact))
    for typed, weight, found in why.expanded:
        looked_for = ", ".join(f"{term} {discount:g}" for term, discount in found.items())
        console.print(Text(f"{typed:10}", style="bold"), Text(f"({weight:.1f}) {looked_for}"))
    if why.hits:
        console.print(_hits(why))


def _hits(why: Explanation) -> Table:
    table = Table("entry", "confidence", "score", "coverage", "signals", "weighed", "missing")
    for hit, weighed in zip(why.hits, why.weighed, strict=True):
        numbers = (f"{value:.2f}" for value in (hit.confidence, hit.score, hit.coverage))
        shares = (_shares(hit.evidence), _shares(_weightiest(weighed)))
        table.add_row(hit.entry.id, *numbers, *shares, ", ".join(hit.missing))
    return table


def _weightiest(of: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(of.items(), key=lambda item: -abs(item[1]))[:_WEIGHTIEST])


def _shares(of: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in of.items())
