"""The Home tab: a search field, the path, the directory, what the reader has chosen."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DividerBlock,
    InputBlock,
    MarkdownTextObject,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
)

from bot.articles.library import Library
from bot.articles.model import LANGUAGES, Entry, Kind
from bot.locales import Words
from bot.onboarding.screens import Standing
from bot.slack import limits
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows
from bot.slack.blocks.onboarding import START_PATH
from bot.slack.blocks.plain import context, header, option, plain
from bot.slack.blocks.rendered import Json
from bot.slack.blocks.role_menu import role_menu
from bot.slack.blocks.views import home_tab
from bot.slack.text import cut, escaped
from bot.store.model import PathState, Preferences

SEARCH = "home:search"
ROLE = "home:role"
PAGE = "home:page"
LANGUAGE = "home:language"
OWN_ROLE = "home:own-role"
_NEW = Standing()
NONE = "-"  # nothing chosen; an option's value cannot be empty


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the directory is open: a page, counted from 1, and a role's pillars."""

    page: int = 1
    role: str | None = None

    @classmethod
    def read(cls, metadata: str) -> "Shown":
        """From a view's metadata, which some other version may have written."""
        try:
            found = json.loads(metadata)
            return cls(max(1, int(found["page"])), found["role"] and str(found["role"]))
        except (ValueError, KeyError, TypeError):
            return cls()

    @property
    def written(self) -> str:
        return json.dumps({"page": self.page, "role": self.role})


def home(
    library: Library,
    words: Words,
    chosen: Preferences,
    shown: Shown | None = None,
    standing: Standing = _NEW,
) -> Json:
    """The view to publish."""
    shown = shown or Shown()
    roles = naming.roles(library, words)
    pages = max(1, -(-len(roles) // limits.HOME_ROLES))
    page = min(shown.page, pages)
    blocks = [
        header(words("help-title")),
        *body.paragraphs(words("help-intro") if roles else words("empty-catalogue")),
        *(_search(words) if roles else ()),
        *(_path(standing, words) if roles else ()),
    ]
    if roles:
        blocks += [DividerBlock(), header(words("home-roles"))]
        first = (page - 1) * limits.HOME_ROLES
        for role in roles[first : first + limits.HOME_ROLES]:
            blocks += _role(role, library, words, opened=role.role == shown.role)
        blocks += rows(list(_pages(page, pages, words)))
    blocks += [DividerBlock(), *_preferences(roles, library, words, chosen)]
    return home_tab(blocks, Shown(page, shown.role).written)


def _search(words: Words) -> list[Block]:
    field = PlainTextInputElement(
        action_id=SEARCH,
        placeholder=plain(words("help-example-topic")),
        max_length=limits.QUESTION,
        dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]},
    )
    label = plain(words("home-search"))
    return [
        InputBlock(
            block_id=SEARCH,
            label=label,
            hint=plain(words("home-search-hint")),
            element=field,
            dispatch_action=True,
        )
    ]


def _path(standing: Standing, words: Words) -> list[Block]:
    phase = _phase(standing.state)
    said = words(f"home-path-{phase}", done=standing.done, total=standing.total)
    start = ButtonElement(
        action_id=START_PATH,
        text=plain(words(f"button-path-{phase}")),
        style="primary" if phase != "done" else None,
    )
    return [
        DividerBlock(),
        header(words("home-path")),
        SectionBlock(text=plain(said), accessory=start),
    ]


def _phase(state: PathState | None) -> str:
    match state:
        case None | PathState.INVITED | PathState.DECLINED:
            return "new"
        case PathState.DONE:
            return "done"
        case _:
            return "begun"


def _role(role: Entry, library: Library, words: Words, *, opened: bool) -> list[Block]:
    name = naming.role_name(role, library)
    said = f"*{escaped(name)}*"
    if role.tagline:
        said += f"\n{escaped(role.tagline)}"
    do = "close" if opened else "open"
    toggle = ButtonElement(
        action_id=f"{ROLE}:{do}",
        text=plain(words(f"home-role-{do}")),
        value=role.role,
        accessibility_label=cut(
            words(f"label-home-role-{do}", role=name), limits.ACCESSIBILITY_LABEL
        ),
    )
    section = SectionBlock(
        block_id=cut(f"role:{role.role}", limits.BLOCK_ID),
        text=MarkdownTextObject(text=cut(said, limits.SECTION_TEXT), verbatim=True),
        accessory=toggle,
    )
    return [
        section,
        *(rows(list(_inside(role, library, words))[: limits.ACTIONS_ELEMENTS]) if opened else ()),
    ]


def _inside(role: Entry, library: Library, words: Words) -> Iterator[ButtonElement]:
    yield button("role", words("home-card"), Target(role.id), primary=True)
    pillars = library.of_kind(role.role, Kind.PILLAR, role.lang)
    for number, pillar in enumerate(pillars, 1):
        label = words("button-pillar", number=pillar.pillar or number, title=pillar.title)
        yield button(f"pillar-{number}", label, Target(pillar.id))
    for number, skills in enumerate(library.of_kind(role.role, Kind.SKILLS, role.lang), 1):
        yield button(f"skills-{number}", naming.title(skills, library, words), Target(skills.id))


def _pages(page: int, pages: int, words: Words) -> Iterator[ButtonElement]:
    for step, other in (("previous", page - 1), ("next", page + 1)):
        if 1 <= other <= pages:
            yield ButtonElement(
                action_id=f"{PAGE}:{step}",
                text=plain(words(f"button-{step}")),
                value=str(other),
                accessibility_label=words("label-home-page", page=other, count=pages),
            )


def _preferences(
    roles: Sequence[Entry], library: Library, words: Words, chosen: Preferences
) -> list[Block]:
    languages = [option(words("home-language-slack"), NONE)]
    languages += [option(words(f"home-language-{lang}"), lang) for lang in LANGUAGES]
    picked = next((each for each in languages if each.value == chosen.language), languages[0])
    language = StaticSelectElement(action_id=LANGUAGE, options=languages, initial_option=picked)
    none = option(words("home-own-role-none"), NONE)
    own_role = role_menu(OWN_ROLE, none, roles, library, chosen=chosen.role)
    return [
        header(words("home-preferences")),
        _labelled(words("home-language"), language),
        _labelled(words("home-own-role"), own_role),
        context(words("home-own-role-hint")),
    ]


def _labelled(label: str, select: StaticSelectElement) -> Block:
    return SectionBlock(block_id=select.action_id, text=plain(label), accessory=select)
