"""What stands where in an article of the series, French and English."""

from collections import Counter
from pathlib import Path

import pytest

from bot.articles.folder import read_folder
from bot.articles.model import Article, Entry, Kind
from bot.articles.parse import parse_article

_FRENCH = """\
---
title: Le rôle de Chef de Quai
author: Les dockers
description: Qui range les conteneurs ?
read: 3 min
image: /quai.png
date: 2026-05-04
tags:
  - port
---

## 🃏 Introduction : le port

Tout commence à **quai**.

## 👷‍♀️ Le Chef de Quai

### 🔖 En deux mots : **le phare**

Il guide les navires,
même [de nuit](https://example.org/nuit).

### Les piliers

Son métier tient en **deux piliers** :

#### 1 • Grue & Câbles

Là où tout se lève.

- Lever les conteneurs (vides, pleins, frigorifiques) sans jamais heurter la coque ni
  les voisins ;
- Graisser les câbles ;
- Choisir :
  - les crochets ;
  - les élingues.

#### 2️⃣ Douane

1. Remplir les papiers.
2. Recevoir les douaniers

### L’analogie avec l’orchestre

Il tient la baguette.

### La spécialisation

Vers le vrac ou vers le froid.

{% callout type="info" %}
💡 **Aussi** : Chef de nuit
{% /callout %}

### 🎫 La carte de visite

![Radar](/posts/radar.png)

🤹 **Soft Skills**

- Sang-froid
- 👂 Écoute
- Goût d’apprendre

### Ses voisins

Le capitaine, qui navigue.

#### Le pilote

Il monte à bord.
"""

_ENGLISH = """\
---
title: The Dock Master role
role: chef-de-quai
---

## Introduction

It starts at the dock.

## The Dock Master

### In a nutshell: the lighthouse

Guides the ships in.

### The two pillars

#### Pillar 1 - Crane & Cables

- Lift containers
- Grease cables
- Choose hooks

#### Pillar 2 - Customs

- Fill in the papers
- Welcome the officers

### An analogy with the orchestra

Holds the baton.

### How the role grows

Towards bulk or cold.

### Key skills

- Composure
- Listening
"""


def _read(text: str, file: str = "quai.md") -> Article:
    article, problems = parse_article(text.encode(), file)
    assert article, problems
    return article


def _one(article: Article, id_: str) -> Entry:
    (found,) = [entry for entry in article.entries if entry.id == id_]
    return found


@pytest.fixture(scope="module")
def french() -> Article:
    return _read(_FRENCH)


@pytest.fixture(scope="module")
def english() -> Article:
    return _read(_ENGLISH, "quai.en.md")


def test_the_article_is_known_by_its_front_matter(french: Article) -> None:
    assert french.role == "chef-de-quai"
    assert french.name == "Chef de Quai"
    assert french.lang == "fr"
    assert (french.author, french.read, french.image) == ("Les dockers", "3 min", "/quai.png")
    assert french.published
    assert french.published.isoformat() == "2026-05-04"
    assert french.tags == ("port",)


def test_entries_come_in_the_article_s_order(french: Article) -> None:
    assert [entry.id.removeprefix("chef-de-quai") for entry in french.entries] == [
        "/introduction", "", "/pillars",
        "/pillars/1", "/pillars/1/1", "/pillars/1/2", "/pillars/1/3",
        "/pillars/2", "/pillars/2/1", "/pillars/2/2",
        "/analogy", "/specialisation", "/skills", "/ses-voisins", "/le-pilote",
    ]  # fmt: skip


def test_a_well_formed_article_has_no_problem() -> None:
    assert parse_article(_FRENCH.encode(), "quai.md")[1] == ()


def test_every_entry_points_at_its_line(french: Article) -> None:
    lines = _FRENCH.split("\n")
    for entry in french.entries:
        line = lines[entry.source.line - 1]
        mark = {Kind.MISSION: ("- ", "1. ", "2. ")}.get(entry.kind, ("#", "🤹"))
        assert line.startswith(mark), (entry.id, line)
    assert lines[_one(french, "chef-de-quai/pillars/1/2").source.line - 1] == (
        "- Graisser les câbles ;"
    )


def test_the_definition_has_the_words_after_its_heading_as_tagline(french: Article) -> None:
    definition = _one(french, "chef-de-quai")
    assert definition.kind == Kind.DEFINITION
    assert definition.tagline == "le phare"
    assert definition.title == "En deux mots : le phare"
    assert definition.text == ("Il guide les navires, même de nuit (https://example.org/nuit).")
    assert "[de nuit](https://example.org/nuit)" in definition.markdown


def test_titles_bear_no_emoji_number_or_joiner(french: Article) -> None:
    assert _one(french, "chef-de-quai/pillars/1").title == "Grue & Câbles"
    assert _one(french, "chef-de-quai/pillars/2").title == "Douane"
    assert _one(french, "chef-de-quai/analogy").title == "L'analogie avec l'orchestre"
    assert _one(french, "chef-de-quai").heading_path == (
        "Le rôle de Chef de Quai", "Le Chef de Quai", "En deux mots : le phare",
    )  # fmt: skip


def test_the_list_of_pillars_names_them(french: Article) -> None:
    list_ = _one(french, "chef-de-quai/pillars")
    assert list_.items == ("Grue & Câbles", "Douane")
    assert list_.text == ("Son métier tient en deux piliers :\n\n1. Grue & Câbles\n2. Douane")


def test_a_pillar_is_its_introduction_and_its_missions_a_line_each(french: Article) -> None:
    pillar = _one(french, "chef-de-quai/pillars/1")
    assert pillar.text.split("\n") == [
        "Là où tout se lève.",
        (
            "Lever les conteneurs (vides, pleins, frigorifiques) sans jamais heurter la coque ni"
            " les voisins"
        ),
        "Graisser les câbles",
        "Choisir : les crochets ; les élingues",
    ]
    assert pillar.items == ("Lever les conteneurs", "Graisser les câbles",
                            "Choisir : les crochets ; les élingues")  # fmt: skip


def test_a_mission_is_unwrapped_and_titled_by_its_first_clause(french: Article) -> None:
    mission = _one(french, "chef-de-quai/pillars/1/1")
    assert (mission.kind, mission.pillar, mission.mission) == (Kind.MISSION, 1, 1)
    assert mission.title == "Lever les conteneurs"
    assert "\n" not in mission.text
    assert mission.text.endswith("les voisins")
    assert mission.markdown.startswith("Lever les conteneurs")
    assert mission.heading_path[-1] == "Grue & Câbles"


def test_nested_items_belong_to_their_mission(french: Article) -> None:
    mission = _one(french, "chef-de-quai/pillars/1/3")
    assert mission.text == "Choisir : les crochets ; les élingues"
    assert mission.markdown == "Choisir :\n- les crochets ;\n- les élingues."


def test_a_callout_belongs_to_its_section(french: Article) -> None:
    entry = _one(french, "chef-de-quai/specialisation")
    assert "Aussi : Chef de nuit" in entry.text
    assert "{%" not in entry.text
    assert entry.markdown.endswith("{% /callout %}")


def test_a_bold_paragraph_over_a_list_is_a_heading(french: Article) -> None:
    skills = _one(french, "chef-de-quai/skills")
    assert skills.items == ("Sang-froid", "Écoute", "Goût d'apprendre")
    assert skills.heading_path[-2:] == ("La carte de visite", "Soft Skills")
    assert "🤹" not in skills.title


def test_headings_without_a_text_of_their_own_give_no_entry(french: Article) -> None:
    assert not {"La carte de visite", "Le Chef de Quai"} & {e.title for e in french.entries}


def test_what_is_not_recognised_stays_answerable(french: Article) -> None:
    section = _one(french, "chef-de-quai/ses-voisins")
    assert section.kind == Kind.SECTION
    assert section.text == "Le capitaine, qui navigue."
    assert _one(french, "chef-de-quai/le-pilote").text == "Il monte à bord."


def test_the_english_counterpart_has_the_same_ids(french: Article, english: Article) -> None:
    assert english.lang == "en"
    assert english.name == "Dock Master"
    structural = {entry.id for entry in french.entries if entry.kind != Kind.SECTION}
    assert {entry.id for entry in english.entries} == structural
    assert _one(english, "chef-de-quai").tagline == "the lighthouse"
    assert _one(english, "chef-de-quai/pillars").items == ("Crane & Cables", "Customs")
    assert _one(english, "chef-de-quai/skills").items == ("Composure", "Listening")


@pytest.mark.parametrize("text", [_FRENCH.replace("\n", "\r\n"), "\ufeff" + _FRENCH])
def test_windows_line_ends_and_byte_order_marks_change_nothing(text: str) -> None:
    assert _read(text).entries == _read(_FRENCH).entries


_SAMPLE = Path(__file__).parents[3] / "shared" / "article"


@pytest.mark.skipif(not _SAMPLE.is_dir(), reason="the sample article is not beside the repository")
def test_the_sample_article_indexes_unchanged() -> None:
    library, problems = read_folder(_SAMPLE)
    assert problems == ()
    assert Counter(entry.kind.value for entry in library.entries) == {
        "introduction": 1, "definition": 1, "pillars": 1, "pillar": 4, "mission": 14,
        "analogy": 1, "specialisation": 1, "skills": 1,
    }  # fmt: skip
    missions = Counter(e.pillar for e in library.entries if e.kind == Kind.MISSION)
    assert list(missions.values()) == [3, 4, 4, 3]
    definition = library.definition("business-ops-manager")
    assert definition
    assert definition.tagline == "le couteau suisse"
    (skills,) = library.of_kind("business-ops-manager", Kind.SKILLS)
    assert len(skills.items) == 7
    (specialisation,) = library.of_kind("business-ops-manager", Kind.SPECIALISATION)
    assert "callout" in specialisation.markdown
