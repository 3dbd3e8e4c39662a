"""trigger_ids: an interaction's short-lived right to open one view."""

from dataclasses import dataclass, field

from bot.playground.identifiers import Identifiers
from bot.playground.refusal import Refused
from bot.playground.timing import Clock, Timing


@dataclass(slots=True)
class Trigger:
    person: str
    until: float
    used: bool = False


@dataclass(slots=True)
class Triggers:
    clock: Clock
    timing: Timing
    ids: Identifiers
    _issued: dict[str, Trigger] = field(default_factory=dict)

    def issue(self, person: str) -> str:
        id_ = self.ids.next("1.2.")
        self._issued[id_] = Trigger(person, self.clock.now() + self.timing.trigger)
        return id_

    def exchange(self, id_: str) -> str:
        """The person who interacted.

        Raises:
            Refused: it is unknown, past its time or has been used.
        """
        trigger = self._issued.get(id_)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock.now() > trigger.until:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.person
