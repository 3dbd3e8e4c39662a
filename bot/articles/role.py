"""Which role an article is about, and in which language, where its author does not say."""

from collections import Counter

from bot.articles.model import Language
from bot.articles.words import fold, plain_title, word_set, words

_ABOUT = word_set("role roles metier poste fonction job position profil profile")
_JOINTS = word_set("le la les l un une de du des d the a an of in")
_ASKING = (
    "qu est ce qu un", "qu est ce qu une", "qu est ce que le", "qu est ce que la", "c est quoi un",
    "c est quoi une", "c est quoi le", "qui est le", "qui est la", "what is a", "what is an",
    "what is the", "what does a", "who is the", "tout savoir sur le", "all about the",
)  # fmt: skip
_SEPARATORS = (" : ", ": ", " - ", " – ", " — ", " | ", ", ")
_FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fr": word_set(
        "le la les l des du d un une et est sont pour dans de qui que avec sur ses ce cette au aux"
        " par ou plus mais elle il nous vous leur"
    ),
    "en": word_set(
        "the of and to is are for with in who that its their it he she they this by from as at be"
        " or more but we you how what do does can my your when which where have has not"
    ),
}


def name_in_title(title: str) -> str:
    """ "Le rôle de Sales Ops Manager", "The Sales Ops Manager role" -> "Sales Ops Manager"."""
    name = plain_title(title)
    for separator in _SEPARATORS:
        head, cut, tail = name.partition(separator)
        if cut:
            about = set(words(head)) <= _ABOUT | _JOINTS
            name = tail if about else head
    name = _without_question(name.rstrip(" ?!."))
    parts = [part for word in name.split() for part in _elision_apart(word)]
    while parts and set(words(parts[0])) <= _ABOUT | _JOINTS:
        parts.pop(0)
    while parts and fold(parts[-1]) in _ABOUT | {"explained", "guide"}:
        parts.pop()
    return " ".join(parts).replace("' ", "'") or name


def language_in_name(file: str) -> Language | None:
    """ "sales-ops.en.md" -> "en"."""
    match fold(file).removesuffix(".md").rpartition(".")[2]:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            return None


def language_of(text: str) -> Language:
    """The language with more of its function words in the text; French if they are even."""
    seen = Counter(words(text))
    shares = {
        lang: sum(seen[word] for word in function_words)
        for lang, function_words in _FUNCTION_WORDS.items()
    }
    return "en" if shares["en"] > shares["fr"] else "fr"


def _elision_apart(word: str) -> list[str]:
    """ "d'Office" -> "d'", "Office"."""
    head, mark, rest = word.partition("'")
    return [head + mark, rest] if rest and fold(head) in ("d", "l") else [word]


def _without_question(name: str) -> str:
    said = name.replace("'", " ").replace("-", " ").split()
    for asking in _ASKING:
        size = len(asking.split())
        if words(" ".join(said[:size])) == asking.split() and len(said) > size:
            return " ".join(said[size:])
    return name
