"""The onboarding path: its steps, its quiz, and how to rest from it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from babel.dates import format_date, format_time
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
)

from bot.articles.library import Library
from bot.articles.model import Entry
from bot.locales import Words
from bot.onboarding import moves
from bot.onboarding.moves import UNDECIDED, Press, Verb
from bot.onboarding.screens import (
    Card,
    Choosing,
    NoArticles,
    Question,
    Resting,
    Score,
    Screen,
    Standing,
    Verdict,
)
from bot.slack import limits
from bot.slack.blocks import body, naming, notices
from bot.slack.blocks.buttons import rows
from bot.slack.blocks.cards import quoted, spoken
from bot.slack.blocks.plain import context, header, option, plain
from bot.slack.blocks.rendered import Rendered, rendered
from bot.slack.blocks.role_menu import role_menu
from bot.slack.pieces import Inline, Paragraph, Quote
from bot.slack.text import cut
from bot.store.model import PathState

START_PATH = "onboarding:start"  # from the Home, or from an answer in between
PRESS = "onboarding:"  # with the verb, and for answers a number, in the id
_NO_ROLE = "-"  # an option's value cannot be empty
_MISSION = 1_000  # characters of a mission to ask about


def pressed(action_id: str, value: str) -> Press | None:
    """What an element of these messages asks for, None if no version of the bot knows it now."""
    verb = action_id.removeprefix(PRESS).partition("-")[0]
    if verb not in list(Verb):
        return None
    return Press(Verb(verb), UNDECIDED if value == _NO_ROLE else value)


def message(screen: Screen, library: Library, words: Words, zone: tzinfo) -> Rendered:
    match screen:
        case NoArticles():
            return notices.empty_catalogue(words)
        case Choosing(roles):
            return _choosing(roles, library, words)
        case Card():
            return _card(screen, library, words)
        case Question():
            return _question(screen, words)
        case Score():
            return _score(screen, words)
        case Resting(standing, resumes):
            return _resting(standing, resumes, words, zone)


def welcome(words: Words) -> Rendered:
    yes = _button(Verb.START, words("button-path-new"), primary=True)
    no = _button(Verb.DECLINE, words("button-path-decline"))
    return _said([words("onboarding-welcome"), words("onboarding-offer")], [yes, no])


def reminder(standing: Standing, words: Words) -> Rendered:
    """What Slack posts on the morning that a path was put off to."""
    said = words("onboarding-reminder", number=standing.done + 1, count=standing.total)
    go_on = _button(Verb.START, words("button-path-begun"), primary=True)
    return _said([said], [go_on, _button(Verb.STOP, words("button-path-stop"))])


def pointer(words: Words) -> Rendered:
    """Where the path was asked for outside of the direct messages."""
    return notices.sentence(words("onboarding-pointer"))


def out_of_reach(words: Words) -> Rendered:
    """Where it was asked for by somebody whom the bot cannot write to."""
    return notices.sentence(words("onboarding-out-of-reach"))


def way_back(words: Words) -> Rendered:
    """Below an answer to a question in between."""
    back = ButtonElement(action_id=START_PATH, text=plain(words("button-path-begun")))
    return rendered("", [ActionsBlock(elements=[back])])


def _choosing(roles: Sequence[Entry], library: Library, words: Words) -> Rendered:
    names = [naming.role_name(role, library) for role in roles]
    select = role_menu(
        f"{PRESS}{Verb.ROLE}",
        option(words("onboarding-no-role"), _NO_ROLE),
        roles,
        library,
        placeholder=words("onboarding-choose"),
    )
    said = [words("onboarding-which"), words("onboarding-which-why")]
    no = _button(Verb.STOP, words("button-path-decline"))
    blocks = [*body.paragraphs(*said), ActionsBlock(elements=[select, no])]
    return rendered("\n".join((*said, *names)), blocks)


def _card(shown: Card, library: Library, words: Words) -> Rendered:
    place = words("onboarding-step", number=shown.number, count=shown.total)
    entry = shown.entry
    next_ = _button(
        Verb.NEXT,
        words("button-path-next"),
        shown.step.id,
        primary=True,
        spoken=words("label-path-next"),
    )
    return rendered(
        f"{place}\n{spoken(entry, library, words)}",
        [
            context(place),
            *quoted(entry, library, words, bare=True),
            *_controls(next_, words),
        ],
    )


def _question(asked: Question, words: Words) -> Rendered:
    place = words("onboarding-question", number=asked.number, count=asked.count)
    which = words("onboarding-which-pillar")
    mission = cut(asked.mission.text, _MISSION)
    names = [
        words("button-pillar", number=pillar.pillar or number, title=pillar.title)
        for number, pillar in enumerate(asked.pillars, 1)
    ]
    choices = [
        _press(moves.answer(asked.mission.id, pillar.id), name, number=number)
        for number, (pillar, name) in enumerate(zip(asked.pillars, names, strict=True), 1)
    ]
    above = _verdict(asked.verdict, words)
    skip = _button(Verb.NEXT, words("button-path-skip"), asked.step.id)
    return rendered(
        "\n".join((*above, place, which, mission, *(f"• {name}" for name in names))),
        [
            *body.paragraphs(*above),
            header(place),
            *body.blocks([Paragraph((Inline(which),)), Quote((Inline(mission),))]),
            *rows(choices),
            *_controls(skip, words),
        ],
    )


def _score(score: Score, words: Words) -> Rendered:
    said = [
        *_verdict(score.verdict, words),
        words("onboarding-score", right=score.right, count=score.count),
    ]
    next_ = _button(Verb.NEXT, words("button-path-next"), score.step.id, primary=True)
    return rendered("\n".join(said), [*body.paragraphs(*said), *_controls(next_, words)])


def _resting(standing: Standing, resumes: datetime | None, words: Words, zone: tzinfo) -> Rendered:
    told = {"done": standing.done, "total": standing.total}
    go_on = _button(Verb.START, words("button-path-begun"), primary=True)
    tomorrow = _button(Verb.TOMORROW, words("button-path-tomorrow"))
    stop = _button(Verb.STOP, words("button-path-stop"))
    match standing.state:
        case PathState.PAUSED:
            return _said([words("onboarding-paused", **told)], [go_on, tomorrow, stop])
        case PathState.WAITING if resumes is not None:
            morning = resumes.astimezone(zone)
            day = format_date(morning, words("date-day"), locale=words.language)
            time = format_time(morning, "short", locale=words.language)
            said = words("onboarding-waiting", day=day, time=time)
            return _said([said], [go_on, stop])
        case PathState.DECLINED:
            return _said([words("onboarding-declined")], [])
        case PathState.INVITED:
            return welcome(words)
        case _:
            again = _button(Verb.RESTART, words("button-path-done"))
            return _said([words("onboarding-done"), words("onboarding-done-next")], [again])


def _verdict(verdict: Verdict | None, words: Words) -> list[str]:
    if verdict is None:
        return []
    pillar = verdict.pillar
    said = "onboarding-right" if verdict.right else "onboarding-wrong"
    return [words(said, number=pillar.pillar or 1, title=pillar.title)]


def _controls(on: ButtonElement, words: Words) -> list[Block]:
    rest = [
        _button(verb, words(f"button-path-{verb}"))
        for verb in (Verb.PAUSE, Verb.TOMORROW, Verb.STOP)
    ]
    return rows([on, *rest])


def _said(lines: Sequence[str], buttons: Sequence[ButtonElement]) -> Rendered:
    return rendered("\n".join(lines), [*body.paragraphs(*lines), *rows(buttons)])


def _button(
    verb: Verb, label: str, value: str = "", *, primary: bool = False, spoken: str | None = None
) -> ButtonElement:
    return _press(Press(verb, value), label, primary=primary, spoken=spoken)


def _press(
    press: Press,
    label: str,
    *,
    number: int | None = None,
    primary: bool = False,
    spoken: str | None = None,
) -> ButtonElement:
    """`number` tells buttons of one verb apart."""
    return ButtonElement(
        action_id=f"{PRESS}{press.verb}" + (f"-{number}" if number else ""),
        text=plain(cut(label, limits.BUTTON_TEXT)),
        value=press.value or None,
        style="primary" if primary else None,
        accessibility_label=cut(spoken, limits.ACCESSIBILITY_LABEL) if spoken else None,
    )
