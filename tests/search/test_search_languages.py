"""Short questions have no grammar to tell their language by; the articles' words have."""

import pytest
from sample_articles import PARTNER, index

ENGLISH = """---
title: The role of the Partner Ops Manager
role: partner-ops-manager
lang: en
---

## The Partner Operations Manager

### In a nutshell: **the conductor**

They make the company and its resellers play together.

### The pillars

#### 1 • Recruiting

- Find resellers who look like our best customers;
- Sign contracts with the legal team.

#### 2 • Steering

- Work out the commissions due to each reseller;
- Build the dashboard of indirect sales.
"""
FRENCH = PARTNER.replace("portail", "dashboard")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("reseller contracts", "en"),
        ("indirect sales", "en"),
        ("contrats des revendeurs", "fr"),
        ("ventes indirectes", "fr"),
        ("dashboard", "fr"),
        ("forecast", "fr"),
        ("who signs des contrats with the revendeurs", "en"),
    ],
)
def test_the_articles_tell_the_language_where_grammar_does_not(text: str, language: str) -> None:
    assert index(FRENCH, ENGLISH).understand(text).language == language


def test_one_language_of_articles_reads_its_words_as_such() -> None:
    assert index(PARTNER).understand("reseller contracts").language == "fr"
    assert index(ENGLISH).understand("reseller contracts").language == "en"


def test_words_of_both_languages_are_read_in_the_one_that_is_spoken() -> None:
    asked = index(FRENCH, ENGLISH)
    assert asked.understand("dashboard", "en").language == "en"
    assert asked.understand("c'est quoi le dashboard ?", "en").language == "fr"
    assert asked.understand("ventes indirectes", "en").language == "fr"
