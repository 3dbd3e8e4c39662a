"""An acknowledgement, once given, stays given."""

from collections.abc import Awaitable, Callable

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse


class Lasting(AsyncAck):
    """Bolt takes an acknowledgement back when the listener fails right after it.

    Slack would then wait three seconds and tell the asker of a failure, beside our own words.
    """

    _given: BoltResponse | None = None

    @property
    def response(self) -> BoltResponse | None:
        return self._given

    @response.setter
    def response(self, response: BoltResponse | None) -> None:
        self._given = response or self._given


async def acknowledge_for_good(
    context: AsyncBoltContext, next_: Callable[[], Awaitable[None]]
) -> None:
    """Middleware, before any listener."""
    context["ack"] = Lasting()  # type: ignore[no-untyped-call]
    await next_()
