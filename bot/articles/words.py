"""Words as people write them in headings -> plain titles, folded words, slugs."""

import re
import unicodedata

_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[IVX]{1,4})\s*[.)•·:–—|-]\s+|[•·▪–—-]\s+"
)
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`＇", "'"))
# Letters and signs that Unicode does not decompose, or that must part words rather than vanish.
_SIGNS = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("`", "'"), ("œ", "oe"), ("Œ", "oe"),
    ("æ", "ae"), ("Æ", "ae"), ("ß", "ss"), ("°", " "), ("–", " "), ("—", " "), ("•", " "),
    ("·", ""), ("…", " "), ("«", " "), ("»", " "), ("“", " "), ("”", " "),
)  # fmt: skip
_SLUG_LENGTH = 80
_KEPT_SIGNS = frozenset("°")
_UNSEEN = frozenset(("Cf", "Cs", "Co", "Cn", "Me", "So"))


def plain(text: str) -> str:
    """On one line, without emoji and invisible characters, with straight apostrophes."""
    if not text.isascii():
        text = _KEYCAP.sub(r"\1. ", text)
        if pictures := {sign for sign in set(text) if _is_picture(sign)}:
            text = "".join(sign for sign in text if sign not in pictures)
    return " ".join(text.translate(_APOSTROPHES).split())


def plain_title(text: str) -> str:
    """As `plain`, without the numbering or bullet in front."""
    title = plain(text)
    return title[len(number) :].strip() if (number := numbering(title)) else title


def numbering(title: str) -> str:
    """What stands in front of a plain title to count it ("2 • "), perhaps nothing."""
    found = _NUMBER.match(title)
    return found.group() if found and found.end() < len(title) else ""


def fold(text: str) -> str:
    """Lower case without accents, emoji or zero-width characters; other scripts vanish."""
    if text.isascii():
        return text.lower()
    for sign, plain_sign in _SIGNS:  # a chain of replace is seven times faster than str.translate
        text = text.replace(sign, plain_sign)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()


def words(text: str) -> list[str]:
    """Folded words, parted at apostrophes and hyphens."""
    return _WORD.findall(fold(text))


def slug(text: str) -> str:
    """Folded words joined by hyphens; empty if the text has none."""
    joined = ""
    for word in words(text):
        longer = f"{joined}-{word}" if joined else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        joined = longer
    return joined


def word_set(row: str) -> frozenset[str]:
    """The words of a row, as lists of them are easiest to read."""
    return frozenset(row.split())


def _is_picture(sign: str) -> bool:
    if sign < "\u00a9" or sign in _KEPT_SIGNS:
        return False
    category = unicodedata.category(sign)
    skin = "\U0001f3fb" <= sign <= "\U0001f3ff"
    selector = "\ufe00" <= sign <= "\ufe0f"
    return category in _UNSEEN or skin or selector
