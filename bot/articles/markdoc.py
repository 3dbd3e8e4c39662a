"""Markdoc tags (`{% name attributes %}` ... `{% /name %}`) as Markdown tokens.

A tag alone on its lines is a block: an opening one and its closing one become `markdoc_open` and
`markdoc_close` around what they enclose; one that stands alone (`{% name /%}`) a `markdoc` token.
A tag within a line becomes an empty `markdoc_inline` token, so that it never shows as text. In
each, `tag` is the name and `info` the attributes as written. Tokens are always balanced, whatever
the text; what does not pair is told by `unpaired`.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_START, _END = "{%", "%}"
_LONGEST_TAG = 1_000  # characters; what is longer is a forgotten end, not a tag


def with_markdoc(parser: MarkdownIt) -> None:
    """A plug-in for `MarkdownIt.use`."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "markdoc", _block, {"alt": ends})
    parser.inline.ruler.before("escape", "markdoc", _inline)
    parser.core.ruler.after("block", "markdoc", _pair)


def unpaired(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Lines, counted from 0, of tags that lack their other half, and what each lacks."""
    waiting: list[tuple[int, Token]] = []
    found: list[tuple[int, str]] = []
    for line, token in _tags(tokens):
        match token.meta["half"]:
            case "open":
                waiting.append((line, token))
            case "close":
                names = [opened.tag for _, opened in waiting]
                if token.tag in names:
                    at = len(names) - 1 - names[::-1].index(token.tag)
                    found += [(there, _unclosed(opened)) for there, opened in waiting[at + 1 :]]
                    del waiting[at:]
                else:
                    found.append((line, f"{{% /{token.tag} %}} closes a tag that is not open"))
            case "broken":
                found.append((line, f"Markdoc tag without its {_END}"))
    found += [(line, _unclosed(opened)) for line, opened in waiting]
    yield from sorted(found)


def _unclosed(token: Token) -> str:
    return f"unclosed Markdoc tag: {{% {token.tag} %}} has no {{% /{token.tag} %}}"


def _tags(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        if "half" in token.meta:
            yield token.meta["line"], token
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif "half" in child.meta:
                yield line, child


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not state.src.startswith(_START, start):
        return False
    last = start_line
    while True:
        stop = state.eMarks[last]
        end = _end_of_tag(state.src, start, stop)
        if end is not None or not _goes_on(state, start, last + 1, end_line):
            break
        last += 1
    if end is None:
        last, stop = start_line, state.eMarks[start_line]
    elif state.src[end:stop].strip():
        return False  # something follows: a tag within a line
    if silent:
        return True
    state.line = last + 1
    token = state.push("markdoc", "", 0)
    token.map = [start_line, state.line]
    token.meta["line"] = start_line
    if end is None:
        token.meta["half"] = "broken"
    else:
        _describe(token, state.src[start + len(_START) : end - len(_END)])
    return True


def _goes_on(state: StateBlock, start: int, line: int, end_line: int) -> bool:
    """Whether a tag that started at that position may reach into this line."""
    return (
        line < end_line
        and not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and state.bMarks[line] - start < _LONGEST_TAG
        and not state.src.startswith(_START, state.bMarks[line] + state.tShift[line])
    )


def _inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(_START, state.pos):
        return False
    end = _end_of_tag(state.src, state.pos, state.posMax)
    if end is None:
        return False
    if not silent:
        token = state.push("markdoc_inline", "", 0)
        _describe(token, state.src[state.pos + len(_START) : end - len(_END)])
    state.pos = end
    return True


def _end_of_tag(text: str, start: int, stop: int) -> int | None:
    """The position after the tag's end; an end within a quoted attribute is none."""
    quoted = False
    at = start + len(_START)
    stop = min(stop, start + _LONGEST_TAG)
    while at < stop:
        sign = text[at]
        if quoted and sign == "\\":
            at += 1
        elif sign == '"':
            quoted = not quoted
        elif not quoted and text.startswith(_END, at) and at + len(_END) <= stop:
            return at + len(_END)
        at += 1
    return None


def _describe(token: Token, inner: str) -> None:
    inner = inner.strip()
    closing, alone = inner.startswith("/"), inner.endswith("/")
    name, *attributes = inner.strip("/").split(maxsplit=1) or ("",)
    if not _is_name(name):  # a variable, a function or an annotation, which has no other half
        return
    token.tag, token.info = name, "".join(attributes).strip()
    if not alone:
        token.meta["half"] = "close" if closing else "open"


def _is_name(word: str) -> bool:
    return word[:1].isalpha() and word.replace("-", "").replace("_", "").isalnum()


def _pair(state: StateCore) -> None:
    """Makes containers of blocks' tags that open and close within the same parent."""
    waiting: list[list[Token]] = [[]]
    for token in state.tokens:
        if token.nesting == 1:
            waiting.append([])
        elif token.nesting == -1:
            waiting.pop()
        elif token.type == "markdoc":
            here = waiting[-1]
            match token.meta.get("half"):
                case "open":
                    here.append(token)
                case "close":
                    names = [opened.tag for opened in here]
                    if token.tag in names:
                        at = len(names) - 1 - names[::-1].index(token.tag)
                        here[at].type, here[at].nesting = "markdoc_open", 1
                        token.type, token.nesting = "markdoc_close", -1
                        del here[at:]
    level = 0
    for token in state.tokens:
        level += min(token.nesting, 0)
        token.level = level
        level += max(token.nesting, 0)
