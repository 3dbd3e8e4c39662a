"""When a path goes on that is put off to the next working morning."""

from datetime import UTC, datetime, time, timedelta, tzinfo

_NINE = time(9)
_SATURDAY = 5


def next_morning(now: datetime, zone: tzinfo) -> datetime:
    """Nine o'clock where the person is, on the first working day after their today; in UTC."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, _NINE, zone).astimezone(UTC)
