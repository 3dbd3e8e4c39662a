"""The search index of a library: everything that answering needs, in memory, only read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot.articles.library import Library
from bot.articles.model import Entry, Kind, Language
from bot.search.beginnings import Beginnings
from bot.search.index import Field, Floats, Ints, Postings, build_postings
from bot.search.languages import Languages, lean
from bot.search.letters import Letters, build_letters
from bot.search.lexicon import Lexicon
from bot.search.model import Query
from bot.search.pairs import running
from bot.search.roles import RoleNames
from bot.search.texts import FIELDS, Texts, picked, read_texts
from bot.search.understand import Understanding
from bot.search.vocabulary import Vocabulary

# How much a word counts by where it stands. `inside` is a list's text, which its parts say again.
FIELD_WEIGHTS = {"title": 2.0, "trail": 0.4, "body": 1.0, "inside": 0.3}
_KINDS = list(Kind)


@dataclass(frozen=True)
class Index:
    """Built once for a library, whole, and never changed.

    texts        of the entries, for the next index
    postings     of the entries, in the library's order
    running      the entries' content words in the order in which they stand
    letters      of the same texts, every word
    titles       of the entries' titles alone
    questions    of the `samples`, sample questions; asked_of[i] is the entry that i belongs to
    asked_as     of each entry, the one that has its sample questions: it, or its first language
    title_weights, question_weights
                 the weighed content of each, by which likeness to it is measured
    place        the entries of each role, by their place among `entries`
    kinds        each entry's kind, by its place among all kinds
    """

    library: Library
    entries: tuple[Entry, ...]
    texts: Texts
    vocabulary: Vocabulary
    understanding: Understanding
    postings: Postings
    running: Field
    letters: Letters
    titles: Postings
    title_weights: Floats
    questions: Postings
    question_weights: Floats
    samples: tuple[str, ...]
    asked_of: Ints
    asked_as: Ints
    place: dict[str, list[int]]
    kinds: npt.NDArray[np.int8]

    def of_kind(self, kind: Kind, places: Ints) -> npt.NDArray[np.bool_]:
        """Which of the entries are of the kind."""
        found: npt.NDArray[np.bool_] = self.kinds[places] == _KINDS.index(kind)
        return found

    def beginnings(self, language: Language) -> Beginnings:
        """Of the names in a language, made when first asked for."""
        if language not in self._beginnings:
            self._beginnings[language] = Beginnings(self.library, language)
        return self._beginnings[language]

    @cached_property
    def _beginnings(self) -> dict[Language, Beginnings]:
        return {}

    def understand(self, text: str, otherwise: Language = "fr") -> Query:
        """`otherwise` is the language of a question whose words are of both."""
        return self.understanding.understand(text, otherwise)


def build_index(library: Library, lexicon: Lexicon, before: Index | None = None) -> Index:
    """Takes about 70 µs for each entry of a hundred words.

    before  of a library with some of the same articles, whose texts need not be read again
    """
    entries = library.entries
    texts = read_texts(library.articles, before.texts if before else None)
    vocabulary = Vocabulary(lexicon, texts.distinct)
    plain = {name: vocabulary.field(texts.field(name)) for name in FIELDS}
    samples, asked_of, rows = _samples(entries)
    sampled = vocabulary.field(picked(texts.questions, rows))
    titles = plain["title"]
    fields = [replace(field, weight=FIELD_WEIGHTS[name]) for name, field in plain.items()]
    fields += [vocabulary.concept_field(field) for field in fields]
    postings = build_postings(fields, len(entries), vocabulary.size)
    languages = Languages(vocabulary, lean(postings, entries))
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        first.setdefault(entry.id, at)
    place: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        place.setdefault(entry.role, []).append(at)
    return Index(
        library=library,
        entries=entries,
        texts=texts,
        vocabulary=vocabulary,
        understanding=Understanding(vocabulary, RoleNames(library, lexicon), languages),
        postings=postings,
        running=running([titles, plain["body"], plain["inside"]]),
        letters=build_letters(texts),
        titles=_plain(titles, vocabulary),
        title_weights=_weights(titles, postings),
        questions=_plain(sampled, vocabulary, asked=True),
        question_weights=_weights(sampled, postings),
        samples=samples,
        asked_of=asked_of,
        asked_as=np.array([first[entry.id] for entry in entries], dtype=np.int32),
        place=place,
        kinds=np.array([_KINDS.index(entry.kind) for entry in entries], dtype=np.int8),
    )


def _samples(entries: Sequence[Entry]) -> tuple[tuple[str, ...], Ints, Ints]:
    """-> (the sample questions, the place of the entry that each is of, its row among all)

    A role's languages share them: each is indexed once, with the first.
    """
    asked: dict[tuple[str, str], tuple[int, int]] = {}
    row = 0
    for at, entry in enumerate(entries):
        for question in entry.questions:
            asked.setdefault((question, entry.id), (at, row))
            row += 1
    places = np.array(list(asked.values()), dtype=np.int32).reshape(-1, 2)
    return tuple(question for question, _ in asked), places[:, 0], places[:, 1]


def _plain(field: Field, vocabulary: Vocabulary, asked: bool = False) -> Postings:
    """Of one field alone, its concepts included.

    asked  as in `Vocabulary.concept_field`
    """
    concepts = vocabulary.concept_field(field, asked)
    return build_postings([field, concepts], len(field.starts) - 1, vocabulary.size)


def _weights(field: Field, postings: Postings) -> Floats:
    """How much each document's text in a field weighs: its terms' inverse frequencies, summed."""
    kept = np.flatnonzero(field.terms >= 0)
    owners = np.searchsorted(field.starts, kept, "right") - 1
    weights = postings.idf[field.terms[kept]]
    return np.bincount(owners, weights, minlength=len(field.starts) - 1).astype(np.float32)
