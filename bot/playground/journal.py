"""What happened: every call the app made, every delivery it got, and every rule it broke."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Via = Literal["http", "socket", "nobody"]


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of a Web API method. `injected` tells a switched-on fault from a true refusal.

    arguments  as the app sent them, without the token
    duration   seconds the playground took to answer
    """

    method: str
    arguments: Json
    at: float
    duration: float
    status: int
    response: Json
    scope: str | None = None
    warnings: tuple[str, ...] = ()
    injected: bool = False

    @property
    def error(self) -> str | None:
        return None if self.response.get("ok") else str(self.response.get("error"))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to hand something over.

    latency  seconds until the acknowledgement or until the playground gave up
    status   the HTTP status, None over a socket or without an answer
    reason   why it failed, in Slack's words: http_timeout, http_error, connection_failed...
    body     what the acknowledgement carried
    final    the app asked not to be tried again (X-Slack-No-Retry)
    """

    number: int
    via: Via
    at: float
    latency: float
    status: int | None = None
    reason: str | None = None
    body: Json | str | None = None
    final: bool = False

    @property
    def acknowledged(self) -> bool:
        return self.reason is None


@dataclass(slots=True)
class Delivery:
    """Something sent to the app: an event, a command or an interaction, with all its tries."""

    kind: Literal["events_api", "slash_commands", "interactive"]
    payload: Json
    attempts: list[Attempt] = field(default_factory=list)
    done: bool = False

    @property
    def acknowledged(self) -> bool:
        return any(attempt.acknowledged for attempt in self.attempts)

    @property
    def event(self) -> Json:
        """The inner event of an events_api delivery, else nothing."""
        inner = self.payload.get("event", {})
        return inner if isinstance(inner, dict) else {}


@dataclass(frozen=True, slots=True)
class Response:
    """One use of a response_url."""

    url: str
    body: Json
    at: float
    status: int
    error: str | None = None


@dataclass(slots=True)
class Journal:
    calls: list[ApiCall] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def complain(self, what: str) -> None:
        """Notes a rule broken outside a call, a delivery or a response_url."""
        self.complaints.append(what)

    def calls_of(self, method: str) -> list[ApiCall]:
        return [call for call in self.calls if call.method == method]

    @property
    def scopes_used(self) -> set[str]:
        return {call.scope for call in self.calls if call.scope and call.error is None}

    @property
    def violations(self) -> list[str]:
        """Every rule the app broke, as sentences; faults that a test switched on are none."""
        found = list(self.complaints)
        for call in self.calls:
            if call.error and not call.injected:
                detail = call.response.get("response_metadata", {}).get("messages", [])
                found.append(": ".join([call.method, call.error, *detail]))
            found += [f"{call.method}: {warning}" for warning in call.warnings]
        for delivery in self.deliveries:
            found += [
                f"{delivery.kind}: {attempt.reason} after {attempt.latency:.2f} s"
                for attempt in delivery.attempts
                if not attempt.acknowledged
            ]
        found += [f"response_url: {use.error}" for use in self.responses if use.error]
        return found
