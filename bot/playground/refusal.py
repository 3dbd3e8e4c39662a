"""How the playground says no."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):  # noqa: N818 - reads as what it says
    """A rule was broken; `error` is Slack's code for it, `messages` say what and where."""

    def __init__(self, error: str, messages: list[str] | None = None, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.extra = extra

    def json(self) -> Json:
        found: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            found["errors"] = self.messages
            found["response_metadata"] = {"messages": [f"[ERROR] {m}" for m in self.messages]}
        return found
