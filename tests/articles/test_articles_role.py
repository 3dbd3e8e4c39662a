"""The role and the language of an article whose author does not say them."""

import pytest

from bot.articles.role import language_in_name, language_of, name_in_title
from bot.articles.words import plain_title, slug


@pytest.mark.parametrize(
    "title",
    ["Le rôle de Business Ops Manager", "The Business Ops Manager role", "Business Ops Manager",
     "Le rôle du Business Ops Manager", "Le métier de Business Ops Manager",
     "🎯 Business Ops Manager",
     "The role of the Business Ops Manager", "What is the Business Ops Manager?",
     "Qu’est-ce qu’un Business Ops Manager ?", "C'est quoi un Business Ops Manager ?",
     "Business Ops Manager : le couteau suisse", "Rôle : Business Ops Manager",
     "Business Ops Manager – rôle et missions", "The Business Ops Manager"],
)  # fmt: skip
def test_the_name_is_read_from_the_title(title: str) -> None:
    assert name_in_title(title) == "Business Ops Manager"
    assert slug(name_in_title(title)) == "business-ops-manager"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Le rôle d’Office Manager", "Office Manager"),
        ("L'Architecte de données", "Architecte de données"),
        ("Local Ops / Central Ops", "Local Ops / Central Ops"),
        ("Data Analyst (dans une équipe Ops)", "Data Analyst (dans une équipe Ops)"),
        ("Le rôle", "Le rôle"),
    ],
)
def test_names_keep_their_own_words(title: str, name: str) -> None:
    assert name_in_title(title) == name


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("🔖 2 • Process & Outils", "Process & Outils"), ("3. Suivi", "Suivi"), ("1️⃣ Quai", "Quai"),
        ("👩🏽‍💻 Le rôle", "Le rôle"), ("IV. Suite", "Suite"), ("4 piliers", "4 piliers"),
        ("24/7", "24/7"), ("L’été", "L'été"), ("• Mât", "Mât"), ("🇫🇷 En France", "En France"),
        ("N°1 mondial", "N°1 mondial"), ("vi", "vi"),
    ],
)  # fmt: skip
def test_titles_lose_signs_and_numbering_only(written: str, title: str) -> None:
    assert plain_title(written) == title


@pytest.mark.parametrize(
    ("file", "language"),
    [("a.en.md", "en"), ("a.fr.md", "fr"), ("A.EN.MD", "en"), ("a.md", None), ("sub/en.md", None)],
)
def test_a_file_s_name_may_say_the_language(file: str, language: str | None) -> None:
    assert language_in_name(file) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The one who keeps the tools and the data in order", "en"),
        ("Celui qui garde les outils et la donnée en ordre", "fr"),
        ("RevOps Manager", "fr"),
        ("", "fr"),
    ],
)
def test_the_language_is_that_of_the_little_words(text: str, language: str) -> None:
    assert language_of(text) == language
