"""YAML text -> nodes with their places, by libyaml where it is there."""

import re
from bisect import bisect_left
from typing import Any

import yaml

# What PyYAML raises on values such as 2026-02-30 or "\UFFFFFFFF".
BROKEN_YAML = (yaml.YAMLError, ValueError, OverflowError, RecursionError)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50  # libyaml's composer calls itself for each level, and ends the process some way down
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_TEXT = "tag:yaml.org,2002:str"


class TooDeep(yaml.YAMLError):
    """`position`: where, in characters."""

    def __init__(self, position: int) -> None:
        super().__init__("nested too deeply")
        self.position = position


def compose(text: str) -> yaml.Node | None:
    """The one document, None if there is nothing in it.

    Raises:
        one of BROKEN_YAML: it is not YAML, or nested too deeply.
    """
    depth = 0
    event: Any
    for event in yaml.parse(text, _LOADER):
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
        if depth > _DEEPEST:
            raise TooDeep(event.start_mark.index)
    node: yaml.Node | None = yaml.compose(text, _LOADER)
    return node


def value_of(node: yaml.Node) -> Any:
    """What a part of a YAML document stands for.

    Raises:
        one of BROKEN_YAML: it stands for nothing
    """
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return node.value
    return yaml.SafeLoader("").construct_document(node)


class Lines:
    """The line of each place in a text; only line feeds end one, whatever YAML thinks."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def of(self, node: yaml.Node) -> int:
        """Where a node begins, counted from 1."""
        return bisect_left(self._ends, node.start_mark.index) + 1


def why(error: Exception) -> str:
    """An error on one line."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    said = " ".join(said.split())
    if said.startswith("mapping values"):
        return f"{said}: put quotes around a text that has a colon"
    return said


def line_of(error: Exception, text: str) -> int:
    """Where it broke, counted from 0; at the latest in the last line that says something."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = mark.index if mark else getattr(error, "position", 0)
    if isinstance(error, yaml.reader.ReaderError) and _LOADER is not yaml.SafeLoader:
        before = text.encode()[:at].count(b"\n")  # libyaml counts bytes there
    else:
        before = text.count("\n", 0, at)
    return min(before, text.rstrip().count("\n"))
