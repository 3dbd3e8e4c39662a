"""Workflow Builder: a workflow runs one of the app's functions, and waits for what it returns.

Source: docs.slack.dev/reference/events/function_executed
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.playground.events import Events
from bot.playground.features import Parameter, Step
from bot.playground.identifiers import Identifiers
from bot.playground.refusal import Refused
from bot.playground.workspace import Workspace

Json = dict[str, Any]
TYPES: dict[str, type] = {"string": str, "boolean": bool, "integer": int}


@dataclass(slots=True)
class StepRun:
    """One run of a step; `outputs` or `error` are there once the app has completed it.

    token  the bot token that goes with this run, and with it alone
    """

    id: str
    step: Step
    inputs: Json
    token: str
    outputs: Json | None = None
    error: str | None = None
    _done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_done(self) -> bool:
        return self._done.is_set()

    async def finished(self, timeout: float = 5.0) -> "StepRun":  # noqa: ASYNC109 - for tests
        """Waits until the app has completed it.

        Raises:
            TimeoutError: it did not.
        """
        try:
            await asyncio.wait_for(self._done.wait(), timeout)
        except TimeoutError:
            raise TimeoutError(f"{self.step.callback_id}: not completed in {timeout:g} s") from None
        return self

    def complete(self, *, outputs: Json | None = None, error: str | None = None) -> None:
        self.outputs, self.error = outputs, error
        self._done.set()


@dataclass(slots=True)
class Steps:
    workspace: Workspace
    events: Events
    ids: Identifiers
    steps: tuple[Step, ...]
    runs: dict[str, StepRun] = field(default_factory=dict)

    def run(self, step: Step, inputs: Json) -> StepRun:
        """Tells the app to run it."""
        token = f"xwfp-playground-{self.ids.next('')}"
        run = StepRun(self.ids.next("Fx"), step, inputs, token)
        self.runs[run.id] = run
        self.events.function_executed(
            {
                "type": "function_executed",
                "function": _function(step, self.workspace.seed.app_id),
                "inputs": inputs,
                "function_execution_id": run.id,
                "workflow_execution_id": self.ids.next("Wx"),
                "event_ts": self.workspace.timestamp(),
                "bot_access_token": token,
            }
        )
        return run

    def is_token(self, token: str) -> bool:
        """Whether it is that of a run."""
        return any(run.token == token for run in self.runs.values())

    def open(self, id_: str) -> StepRun:
        """A run that is not completed yet.

        Raises:
            Refused: function_execution_not_found, execution_not_in_running_state.
        """
        run = self.runs.get(id_)
        if run is None:
            raise Refused("function_execution_not_found")
        if run.is_done:
            raise Refused("execution_not_in_running_state")
        return run


def misfits(parameters: tuple[Parameter, ...], values: Json) -> list[str]:
    """How values differ from what a step declares."""
    declared = {parameter.name: parameter for parameter in parameters}
    wrong = [f"unknown parameter: {name}" for name in sorted(set(values) - set(declared))]
    for name, parameter in declared.items():
        value = values.get(name)
        if value is None:
            wrong += [f"missing parameter: {name}"] if parameter.required else []
        elif type(value) is not TYPES[parameter.kind]:
            wrong.append(f"{name}: must be of type {parameter.kind}")
    return wrong


def _function(step: Step, app_id: str) -> Json:
    return {
        "id": f"Fn{step.callback_id.upper()}",
        "callback_id": step.callback_id,
        "title": step.title,
        "description": "",
        "type": "app",
        "input_parameters": [_parameter(p) for p in step.inputs],
        "output_parameters": [_parameter(p) for p in step.outputs],
        "app_id": app_id,
        "date_created": 1_700_000_000,
        "date_updated": 1_700_000_000,
        "date_deleted": 0,
    }


def _parameter(parameter: Parameter) -> Json:
    return {
        "type": parameter.kind,
        "name": parameter.name,
        "title": parameter.name,
        "description": "",
        "is_required": parameter.required,
    }
