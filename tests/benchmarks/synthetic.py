"""Libraries of any size: the shipped articles' own sentences, shuffled into new roles."""

import random
from collections.abc import Sequence
from dataclasses import replace

from bot.articles.library import Library
from bot.articles.model import Article, Entry

_SYLLABLES = [c + v for c in "bdflmnpr" for v in "aeiou"]


def grow(library: Library, entries: int, seed: int = 1) -> Library:
    """At least `entries` entries, the library's own first; its words, and rare new ones beside.

    Each further article keeps the structure of one of the library's, under a new role, with the
    words of its texts drawn anew and one in fifty made up, so that the vocabulary grows as it does
    in real collections.
    """
    dice = random.Random(seed)
    articles = list(library.articles)
    words = [word for entry in library.entries for word in entry.text.split()]
    total = len(library.entries)
    while total < entries:
        model = dice.choice(library.articles)
        article = _variant(model, f"Role {len(articles)} Ops", words, dice)
        articles.append(article)
        total += len(article.entries)
    return Library.of(articles, revision=str(len(articles)))


def _variant(model: Article, name: str, words: Sequence[str], dice: random.Random) -> Article:
    role = name.lower().replace(" ", "-")
    entries = tuple(_shuffled(entry, model.role, role, words, dice) for entry in model.entries)
    return replace(
        model,
        role=role,
        name=name,
        title=name,
        aliases=(),
        file=f"{role}.md",
        digest=role,
        order=None,
        entries=entries,
    )


def _shuffled(
    entry: Entry, old: str, role: str, words: Sequence[str], dice: random.Random
) -> Entry:
    length = len(entry.text.split())
    text = " ".join(
        "".join(dice.choices(_SYLLABLES, k=3)) if dice.random() < 0.02 else dice.choice(words)
        for _ in range(length)
    )
    return replace(
        entry, id=role + entry.id[len(old) :], role=role, text=text, markdown=text, questions=()
    )
