"""Trouble that tests switch on: a slow, failing or forgetful Slack."""

from dataclasses import dataclass, field
from typing import Literal

Trouble = Literal["delay", "error", "status", "rate_limit"]


@dataclass(slots=True)
class Fault:
    """`method` None means any; `left` None means until cleared."""

    trouble: Trouble
    method: str | None
    left: int | None
    seconds: float = 0.0
    error: str = ""
    status: int = 0


@dataclass(slots=True)
class Faults:
    """Switched on by its methods, off by `clear` or once used the given number of times."""

    duplicate_events: int = 0
    _api: list[Fault] = field(default_factory=list)

    def delay_api(
        self, seconds: float, method: str | None = None, times: int | None = None
    ) -> None:
        self._api.append(Fault("delay", method, times, seconds=seconds))

    def fail_api(self, method: str | None, error: str, times: int | None = 1) -> None:
        """Answers `{"ok": false, "error": error}`."""
        self._api.append(Fault("error", method, times, error=error))

    def break_api(self, method: str | None, status: int = 503, times: int | None = 1) -> None:
        """Answers with an HTTP status of the 500s and a page that is not JSON."""
        self._api.append(Fault("status", method, times, status=status))

    def rate_limit(self, method: str | None, retry_after: int = 1, times: int | None = 1) -> None:
        self._api.append(Fault("rate_limit", method, times, seconds=retry_after))

    def deliver_twice(self, times: int = 1) -> None:
        """The next events are delivered twice, with the same event_id."""
        self.duplicate_events += times

    def clear(self) -> None:
        self._api.clear()
        self.duplicate_events = 0

    def take(self, method: str) -> list[Fault]:
        """The faults that hit this call, each used up once."""
        hits = [fault for fault in self._api if fault.method in (None, method)]
        for fault in hits:
            if fault.left is not None:
                fault.left -= 1
        self._api = [fault for fault in self._api if fault.left is None or fault.left > 0]
        return hits

    def take_duplicate(self) -> bool:
        if self.duplicate_events == 0:
            return False
        self.duplicate_events -= 1
        return True
