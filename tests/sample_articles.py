"""Two small articles and what is built on them, for the tests of search and dialogue."""

from datetime import UTC, datetime
from functools import cache

from bot.articles.library import Library
from bot.articles.parse import parse_article
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.search.engine import Index, build_index
from bot.search.lexicon import Lexicon, load_lexicon
from bot.store.memory import MemoryConversations, NoQuestionLog

PARTNER = """---
title: Le rôle de Partner Ops Manager
aliases: [Alliances Ops]
order: 1
---

## Introduction de la série

Chaque métier ops a son article, pour que chacun s'y retrouve.

## Le Partner Operations Manager

### En deux mots : **le chef d'orchestre**

Il fait jouer ensemble la société et ceux qui revendent ses produits.

### Les piliers

#### 1 • Recrutement

- Repérer les revendeurs qui ressemblent à nos meilleurs clients ;
- Signer les contrats avec le service juridique.

#### 2 • Animation

- Former les revendeurs au catalogue chaque trimestre ;
- Tenir à jour le portail où ils trouvent brochures et tarifs ;
- Répondre à leurs questions du quotidien.

#### 3 • Pilotage

- Calculer les commissions dues à chacun ;
- Construire le tableau de bord des ventes indirectes.

### L'analogie avec le jardinier

Comme lui, il sème longtemps avant de récolter.

### La spécialisation

Il se consacre plus tard à une région, ou aux grands intégrateurs.

### Soft skills

- Diplomatie
- Patience
- Rigueur
"""

SUPPORT = """---
title: Le rôle de Support Ops Manager
order: 2
---

## Le Support Ops Manager

### En deux mots : **le mécanicien**

Il entretient la machine qui répond aux clients en difficulté.

### Les piliers

#### 1 • Outillage

- Configurer le helpdesk et ses automatisations.

#### 2 • Mesure

- Suivre les délais de réponse et la satisfaction.

### Soft skills

- Calme
- Écoute
"""

FINANCE = """---
title: Le rôle de Finance Ops Manager
order: 3
---

## Le Finance Ops Manager

### En deux mots : **le gardien de la caisse**

Il veille à ce que chaque vente devienne de l'argent encaissé.

### Les piliers

#### 1 • Encaissement

- Envoyer les factures et relancer les retards de paiement ;
- Calculer les commissions dues aux vendeurs.

#### 2 • Trésorerie

- Construire le tableau de bord des soldes bancaires.

### À ne pas confondre avec

- **Le Partner Ops Manager** : il anime ceux qui revendent, sans tenir la caisse.
"""


def library(*texts: str) -> Library:
    """Of the articles given, else of the first alone."""
    articles = []
    for at, text in enumerate(texts or (PARTNER,)):
        article, problems = parse_article(text.encode(), f"article-{at}.md")
        assert article is not None, problems
        articles.append(article)
    return Library.of(articles, revision="1")


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@cache
def index(*texts: str) -> Index:
    return build_index(library(*texts), lexicon())


def now() -> datetime:
    return datetime.now(UTC)


def dialogue(*texts: str) -> Dialogue:
    return Dialogue(
        index(*texts), load_calibration(), MemoryConversations(now), NoQuestionLog(), now
    )
