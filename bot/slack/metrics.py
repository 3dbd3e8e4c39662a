"""What is counted, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Histogram

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Answers by surface and outcome, how long they took, errors and repeated events."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._answers = Counter(
            "opsrole_answers",
            "Messages answered, by where they were asked and how they ended.",
            ("surface", "outcome"),
            registry=registry,
        )
        self._seconds = Histogram(
            "opsrole_answer_seconds",
            "From taking a question up to Slack having the answer.",
            ("surface",),
            buckets=_BUCKETS,
            registry=registry,
        )
        self._errors = Counter(
            "opsrole_errors",
            "What went wrong: a refusal by Slack, by its name, or an error of ours.",
            ("reason",),
            registry=registry,
        )
        self._repeated = Counter(
            "opsrole_events_deduplicated",
            "Events that Slack delivered again, and that were not answered again.",
            registry=registry,
        )

    def answered(self, surface: str, outcome: str, seconds: float) -> None:
        self._answers.labels(surface, outcome).inc()
        self._seconds.labels(surface).observe(seconds)

    def failed(self, reason: str) -> None:
        self._errors.labels(reason).inc()

    def repeated(self) -> None:
        self._repeated.inc()
