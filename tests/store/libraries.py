"""Made-up libraries of any size."""

from dataclasses import replace
from datetime import date

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind, Source


def full_article(role: str = "partner-ops", lang: str = "fr") -> Article:
    """Every field set, with what databases find hard: accents, emoji, quotes, reserved words."""
    file = f"{role}.{lang}.md"
    entry = Entry(
        id=f"{role}/pillars/2/1",
        kind=Kind.MISSION,
        role=role,
        lang="fr" if lang == "fr" else "en",
        title="L'été, « à Noël » 🎄",
        heading_path=("Rôle", "Piliers", 'Le "2"'),
        text="Ligne une\n\nLigne\u200ddeux ; DROP TABLE entries; --",
        markdown="**Ligne** une\n\n- deux\n  - trois\n",
        source=Source(file, 88),
        pillar=2,
        mission=1,
        tagline="la boussole",
        items=("un", "deux", ""),
        questions=("qui fait ça ?", "who does it?"),
    )
    return Article(
        role=role,
        name="Partner Ops",
        lang=entry.lang,
        title="Partner Ops 🤝",
        file=file,
        digest="d" * 64,
        entries=(entry, replace(entry, id=role, kind=Kind.DEFINITION, pillar=None, mission=None)),
        author="Zoé",
        description="Une description",
        read="7 min",
        image="/images/partner.png",
        published=date(2024, 2, 29),
        tags=("ops", "été"),
        aliases=("PartnerOps",),
        url="https://example.com/a?b=c&d=é",
        order=3,
        owner="U123",
        reviewed=date(2025, 1, 31),
        review_every=180,
        status="starter",
    )


def bare_article(role: str, text: str = "Rien.", entries: int = 1) -> Article:
    """Nothing but what an article must have."""
    file = f"{role}.md"
    pieces = tuple(
        Entry(
            f"{role}/{number}",
            Kind.SECTION,
            role,
            "fr",
            f"Titre {number}",
            ("Titre",),
            text,
            text,
            Source(file, number + 1),
        )
        for number in range(entries)
    )
    return Article(role, role.title(), "fr", role.title(), file, f"digest of {text}", pieces)


def impossible_article(role: str) -> Article:
    """One whose last entry no database accepts."""
    article = bare_article(role, entries=2)
    last = replace(article.entries[-1], title=None)  # type: ignore[arg-type]
    return replace(article, entries=(article.entries[0], last))


def large_library(articles: int = 1000, entries: int = 20, text: str = "mot " * 60) -> Library:
    return Library(tuple(bare_article(f"role-{n:04}", text, entries) for n in range(articles)))
