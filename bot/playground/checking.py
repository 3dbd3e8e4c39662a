"""Reading JSON strictly, with every problem noted where it is, in Slack's words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
UNREACHABLE = ("localhost", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 - names, not a bind


@dataclass(frozen=True, slots=True)
class Checked:
    """A JSON object being checked. `at` is its JSON pointer, `problems` are shared by all parts."""

    value: Json
    at: str
    problems: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The `type`, or nothing where it is not even a string."""
        type_ = self.value.get("type")
        return type_ if isinstance(type_, str) else ""

    def complain(self, problem: str, key: str | None = None) -> None:
        pointer = self.at if key is None else f"{self.at}/{key}"
        self.problems.append(f"{problem} [json-pointer:{pointer}]")

    def only(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """These fields and no others, `type` always among them."""
        for key in required:
            if self.value.get(key) is None:
                self.complain(f"missing required field: {key}")
        for key in sorted(set(self.value) - {"type", *required, *optional}):
            self.complain(f"invalid additional property: {key}")

    def string(self, key: str, limit: int | None = None, *, least: int = 1) -> None:
        value = self.value.get(key)
        if value is None:
            return
        if not isinstance(value, str):
            self.complain("must be a string", key)
        elif len(value) < least:
            self.complain(f"must be more than {least - 1} characters", key)
        elif limit is not None and len(value) > limit:
            self.complain(f"must be less than {limit + 1} characters", key)

    def flag(self, *keys: str) -> None:
        for key in keys:
            if not isinstance(self.value.get(key, False), bool):
                self.complain("must be a boolean", key)

    def whole(self, key: str, least: int, most: int) -> None:
        value = self.value.get(key)
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int):
            self.complain("must be an integer", key)
        elif not least <= value <= most:
            self.complain(f"must be between {least} and {most}", key)

    def one_of(self, key: str, *values: str) -> None:
        if self.value.get(key) is not None and self.value[key] not in values:
            self.complain("must be a valid enum value", key)

    def link(self, key: str, limit: int, schemes: tuple[str, ...] = ("http", "https")) -> None:
        """An address; Slack refuses relative ones and those without a host."""
        self.string(key, limit)
        value = self.value.get(key)
        if isinstance(value, str) and value:
            parts = _split(value)
            if parts is None or parts[0] not in schemes:
                self.complain("invalid URL", key)

    def picture(self, key: str, limit: int) -> None:
        """An image's address, which Slack's servers fetch: nothing local will do."""
        self.link(key, limit)
        parts = _split(str(self.value.get(key, "")))
        if parts is not None and parts[1] in UNREACHABLE:
            self.complain("downloading image failed", key)

    def each(
        self, key: str, check: "Callable[[Checked], None]", most: int | None = None, least: int = 1
    ) -> "list[Checked]":
        """Checks every object of a list; gives those that are objects."""
        value = self.value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.complain("must be an array", key)
            return []
        if len(value) < least:
            self.complain(f"no fewer than {least} items allowed", key)
        if most is not None and len(value) > most:
            self.complain(f"no more than {most} items allowed", key)
        parts = [self._inside(f"{key}/{index}", item) for index, item in enumerate(value)]
        objects = [part for part in parts if part is not None]
        for part in objects:
            check(part)
        return objects

    def inside(self, key: str, check: "Callable[[Checked], None]") -> None:
        """Checks an object within this one, if it is there."""
        if self.value.get(key) is not None:
            part = self._inside(key, self.value[key])
            if part is not None:
                check(part)

    def unique(self, parts: "list[Checked]", key: str) -> None:
        """No two of the parts have the same id."""
        seen: set[str] = set()
        for part in parts:
            id_ = part.value.get(key)
            if isinstance(id_, str) and id_ in seen:
                part.complain(f'{key} "{id_}" already exists', key)
            elif isinstance(id_, str):
                seen.add(id_)

    def _inside(self, key: str, value: Any) -> "Checked | None":
        if not isinstance(value, dict):
            self.complain("must be an object", key)
            return None
        return Checked(value, f"{self.at}/{key}", self.problems)


def _split(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and not parts.hostname:
        return None
    return parts.scheme, parts.hostname or ""
