"""The structure of an article -> its entries."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.articles.kinds import is_missions, section_name
from bot.articles.markdown import Document, blocks
from bot.articles.model import Entry, Kind, Language, Source
from bot.articles.outline import Heading
from bot.articles.pillars import Pillar, in_list, under_heading, written
from bot.articles.references import needed
from bot.articles.structure import Structure
from bot.articles.text import is_list, listed, plain_text
from bot.articles.words import plain, plain_title, slug

_LIST_TITLE: dict[Language, str] = {"fr": "Les piliers", "en": "The pillars"}


@dataclass(frozen=True)
class About:
    """What every entry of an article shares. `body_line`: lines of the file before its body."""

    role: str
    lang: Language
    title: str
    file: str
    body_line: int


def pillars_of(document: Document, found: Structure) -> tuple[Pillar, ...]:
    if found.pillars:
        return tuple(under_heading(document, heading) for heading in found.pillars)
    return tuple(in_list(document, found.list_)) if found.list_ else ()


def entries(
    document: Document, found: Structure, pillars: Sequence[Pillar], about: About
) -> tuple[Entry, ...]:
    """In the article's order; a heading without a text of its own gives none."""
    writer = _Writer(document, found, about, len(pillars) > 0)
    placed = [*writer.singles(), *writer.sections(), *writer.all_pillars(pillars)]
    placed.sort(key=lambda entry: (entry.source.line, _AT_ONE_LINE.get(entry.kind, 0)))
    return tuple(placed)


# A list's first item may be a pillar, and its first line that pillar's first mission.
_AT_ONE_LINE = {Kind.PILLARS: 1, Kind.PILLAR: 2, Kind.MISSION: 3}


@dataclass(frozen=True)
class _Writer:
    document: Document
    found: Structure
    about: About
    has_pillars: bool

    def singles(self) -> Iterator[Entry]:
        for kind, heading in self.found.single.items():
            parts = [heading, *self._below(heading)]
            text, markdown = self._said(parts)
            skills = [item for part in parts for item in listed(part.body)]
            tagline = self.found.tagline if kind == Kind.DEFINITION else None
            if not (text or tagline):  # all that stands below it is told elsewhere
                continue
            yield self._entry(
                "" if kind == Kind.DEFINITION else f"/{kind}",
                kind,
                self._title(heading),
                self._path(heading),
                text or tagline or "",
                markdown,
                self._line(heading),
                tagline=tagline,
                items=tuple(skills) if kind == Kind.SKILLS else (),
            )

    def sections(self) -> Iterator[Entry]:
        taken = {kind.value for kind in Kind}
        repeated: Counter[str] = Counter()
        elsewhere = self._elsewhere()
        within: set[Heading] = set()  # sections that are told with the one above them
        for heading in self.found.headings:
            named = section_name(heading.written)
            below = _without(heading, elsewhere) if named else []
            text, markdown = self._said([heading, *below])
            if heading in elsewhere or heading in within or not text:
                continue
            within.update(below)
            base = name = named or slug(self._title(heading)) or "section"
            while name in taken:
                repeated[base] += 1
                name = f"{base}-{repeated[base] + 1}"
            taken.add(name)
            yield self._entry(
                f"/{name}",
                Kind.SECTION,
                self._title(heading),
                self._path(heading),
                text,
                markdown,
                self._line(heading),
            )

    def all_pillars(self, pillars: Sequence[Pillar]) -> Iterator[Entry]:
        if pillars:
            yield self._list(pillars)
        for number, pillar in enumerate(pillars, 1):
            yield from self._pillar(pillar, number)

    def _list(self, pillars: Sequence[Pillar]) -> Entry:
        """Names the pillars where the article lists them, else after what it says over them."""
        over = self.found.list_
        names = tuple(pillar.title for pillar in pillars)
        numbered = "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))
        text: list[str] = []
        markdown: list[str] = []
        if over:
            own = list(blocks(over.body))
            at = next((n for n, block in enumerate(own) if is_list(block)), len(own))
            listed_here = not self.found.pillars
            if not listed_here:
                at = len(own)
            text = [plain_text(block) for block in own]
            text[at:] = [numbered, *text[at + 1 :]]
            start, end = (own[at][0].map or (0, 0)) if listed_here else (over.last, over.last)
            before, after = self._markdown(over.first, start), self._markdown(end, over.last)
            markdown = [before, numbered, after]
        else:
            text = markdown = [numbered]
        return self._entry(
            f"/{Kind.PILLARS}",
            Kind.PILLARS,
            self._title(over) if over else _LIST_TITLE[self.about.lang],
            self._path(over) if over else self._path(pillars[0].heading)[:-1],
            "\n\n".join(filter(None, text)),
            "\n\n".join(filter(None, markdown)),
            self._line(over) if over else pillars[0].line,
            items=names,
        )

    def _pillar(self, pillar: Pillar, number: int) -> Iterator[Entry]:
        above = self._path(pillar.heading)
        path = (*(above if pillar.heading is self.found.list_ else above[:-1]), pillar.title)
        missions = [mission.text for mission in pillar.missions]
        yield self._entry(
            f"/{Kind.PILLARS}/{number}",
            Kind.PILLAR,
            pillar.title,
            path,
            "\n".join(filter(None, [pillar.intro, *missions])) or pillar.title,
            pillar.markdown + self._definitions(pillar.first, pillar.last),
            pillar.line,
            pillar=number,
            items=tuple(mission.title for mission in pillar.missions),
        )
        for count, mission in enumerate(pillar.missions, 1):
            yield self._entry(
                f"/{Kind.PILLARS}/{number}/{count}",
                Kind.MISSION,
                mission.title,
                path,
                mission.text,
                mission.markdown + self._definitions(mission.line, mission.last),
                mission.line,
                pillar=number,
                mission=count,
            )

    def _entry(
        self,
        name: str,
        kind: Kind,
        title: str,
        path: tuple[str, ...],
        text: str,
        markdown: str,
        line: int,
        *,
        pillar: int | None = None,
        mission: int | None = None,
        tagline: str | None = None,
        items: tuple[str, ...] = (),
    ) -> Entry:
        return Entry(
            id=self.about.role + name,
            kind=kind,
            role=self.about.role,
            lang=self.about.lang,
            title=title,
            heading_path=path,
            text=text,
            markdown=markdown,
            source=Source(self.about.file, self.about.body_line + line + 1),
            pillar=pillar,
            mission=mission,
            tagline=tagline,
            items=items,
        )

    def _elsewhere(self) -> set[Heading]:
        """Headings whose text is not a section's."""
        kept = set(self.found.single.values())
        if self.has_pillars:
            kept.update(self.found.pillars)
            kept.update([self.found.list_] if self.found.list_ else [])
            kept.update(b for h in self.found.pillars for b in h.below if is_missions(b.written))
        return kept

    def _below(self, heading: Heading) -> list[Heading]:
        """The headings below that belong to this one's answer."""
        return _without(heading, self._elsewhere()) if heading.level else []

    def _title(self, heading: Heading) -> str:
        own = plain_title(heading.written) if heading.level else plain(self.about.title)
        return own or heading.written or plain(self.about.title)

    def _said(self, parts: Sequence[Heading]) -> tuple[str, str]:
        """The text and the Markdown of a heading and of those told with it."""
        first, *below = parts
        text = [first.text, *(f"{self._title(part)}\n{part.text}".strip() for part in below)]
        markdown = [
            self._markdown(first.first, first.last),
            *(self._markdown(part.line, part.last) for part in below),
        ]
        return "\n\n".join(filter(None, text)), "\n\n".join(filter(None, markdown))

    def _path(self, heading: Heading) -> tuple[str, ...]:
        chain = [*self.found.path[heading], heading]
        return (plain(self.about.title), *(self._title(above) for above in chain if above.level))

    def _line(self, heading: Heading) -> int:
        """The heading's, or where the text before the first one starts."""
        lines = self.document.lines[heading.first : heading.last]
        blank = 0 if heading.level else next((n for n, s in enumerate(lines) if s.strip()), 0)
        return heading.line + blank

    def _markdown(self, first: int, last: int) -> str:
        body = written(self.document.lines[first:last])
        return body + self._definitions(first, last) if body else ""

    def _definitions(self, first: int, last: int) -> str:
        found = needed(self.document, first, last)
        return f"\n\n{found}" if found else ""


def _without(heading: Heading, kept: set[Heading]) -> list[Heading]:
    found: list[Heading] = []
    for below in heading.below:
        if below not in kept:
            found += [below, *_without(below, kept)]
    return found
