"""Three small articles that tell themselves from each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.articles.library import Library
from bot.articles.model import Entry
from bot.articles.parse import parse_article
from bot.onboarding.moves import Course
from bot.store.model import Person

INES = Person("T1", "U1")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
COOK, PILOT, SMITH = "cook-ops", "pilot-ops", "smith-ops"
QUIZ = f"quiz:{COOK}"
OWN = (COOK, f"{COOK}/pillars", *(f"{COOK}/pillars/{n}" for n in (1, 2, 3)), QUIZ)


def _article(role: str, name: str, order: int, apart: str = "") -> str:
    section = f"### À ne pas confondre avec\n\n{apart}\n" if apart else ""
    return f"""---
title: {name}
role: {role}
name: {name}
lang: fr
order: {order}
---

## En deux mots : **celui de {name}**

Il fait tourner sa part de la maison.

## Les piliers

### 1 • Cuisson

- Cuire le pain ;
- Tenir le four à température.

### 2 • Achats

- Choisir la farine ;
- Négocier avec le moulin.

### 3 • Service

- Porter les plats ;
- Prendre les commandes.

{section}"""


def library(*roles: str) -> Library:
    """The crew's articles, or only those of the roles named."""
    texts = {
        COOK: _article(COOK, "Cook Ops", 1, "- **Le Smith Ops** : il forge."),
        PILOT: _article(PILOT, "Pilot Ops", 2),
        SMITH: _article(SMITH, "Smith Ops", 3, "- **Le Cook Ops** : il cuit."),
    }
    read = (parse_article(texts[role].encode(), f"{role}.md") for role in roles or texts)
    return Library.of(article for article, _ in read if article)


def keeping(whole: Library, wanted: Callable[[Entry], bool]) -> Library:
    """The same articles with some of their entries only."""
    return Library.of(
        replace(article, entries=tuple(entry for entry in article.entries if wanted(entry)))
        for article in whole.articles
    )


def course(of: Library | None = None, *, own_role: str | None = COOK) -> Course:
    return Course(
        library=library() if of is None else of,
        language="fr",
        own_role=own_role,
        seed="T1:U1",
        now=NOON,
        tomorrow=NOON + timedelta(days=1),
    )


@dataclass
class HandClock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now
