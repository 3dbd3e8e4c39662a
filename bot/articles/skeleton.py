"""The beginning of an article: its structure, with what is to be filled in marked as such."""

import json
from datetime import date
from string import Template

from bot.articles.model import Language
from bot.articles.words import slug

_FRONT = """\
---
title: $title
description: "[$fill]"
date: $today
role: $role
name: $name
aliases: []
lang: $lang
owner: "[$fill]"
reviewed: $today
review_every: 180
---

"""

_BODY: dict[Language, str] = {
    "fr": """\
## 🧭 Introduction

[À compléter : pourquoi ce rôle existe, en un paragraphe]

## 🧑‍🔧 $role_name

### ⚡ En deux mots : **[à compléter]**

[À compléter : ce qu'il ou elle fait, en deux ou trois phrases]

### 🏛️ Les piliers

$pillars### 💡 L'analogie

[À compléter : une image que tout le monde comprend]

### 🌱 La spécialisation

[À compléter : comment le rôle évolue]

### 🤹 Soft skills

- [À compléter]
- [À compléter]
- [À compléter]

### 🚫 À ne pas confondre avec

- [À compléter : rôle voisin, différence]
- [À compléter : rôle voisin, différence]
""",
    "en": """\
## 🧭 Introduction

[To fill in: why this role exists, in one paragraph]

## 🧑‍🔧 $role_name

### ⚡ In short: **[to fill in]**

[To fill in: what they do, in two or three sentences]

### 🏛️ The pillars

$pillars### 💡 The analogy

[To fill in: an image that everybody understands]

### 🌱 How the role grows

[To fill in: what it leads to]

### 🤹 Soft skills

- [To fill in]
- [To fill in]
- [To fill in]

### 🚫 Not to be confused with

- [To fill in: neighbour, difference]
- [To fill in: neighbour, difference]
""",
}
_FILL: dict[Language, str] = {"fr": "à compléter", "en": "to fill in"}
_TITLE: dict[Language, str] = {"fr": "Le métier de {}", "en": "The {} role"}
_PILLARS, _MISSIONS = 4, 3


def file_name(name: str, lang: Language) -> str | None:
    """Of the role's article; None if no slug can be made of the name."""
    own = slug(name)
    return f"{own}.md" if own and lang == "fr" else f"{own}.en.md" if own else None


def skeleton(name: str, lang: Language, today: date) -> str:
    fill = _FILL[lang]
    mission = f"- [{fill.capitalize()} : mission]" if lang == "fr" else f"- [{fill}: mission]"
    missions = "\n".join([mission] * _MISSIONS)
    pillars = "".join(f"#### {n} • [{fill}]\n\n{missions}\n\n" for n in range(1, _PILLARS + 1))
    name = " ".join(name.split())
    return Template(_FRONT + _BODY[lang]).substitute(
        title=_quoted(_TITLE[lang].format(name)),
        name=_quoted(name),
        role=slug(name),
        role_name=name,
        lang=lang,
        today=today.isoformat(),
        fill=fill,
        pillars=pillars,
    )


def _quoted(text: str) -> str:
    """As YAML reads it back, whatever is in it: JSON's strings are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
