"""functions.*: how the app ends a step of a workflow."""

from typing import Any

from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.steps import misfits
from bot.playground.web_api import Method

Json = dict[str, Any]


def complete_success(playground: Playground, arguments: Json) -> Json:
    run = playground.steps.open(arguments["function_execution_id"])
    if wrong := misfits(run.step.outputs, arguments["outputs"]):
        raise Refused("parameter_validation_failed", wrong)
    run.complete(outputs=arguments["outputs"])
    return {}


def complete_error(playground: Playground, arguments: Json) -> Json:
    playground.steps.open(arguments["function_execution_id"]).complete(error=arguments["error"])
    return {}


METHODS = {
    "functions.completeSuccess": Method(
        complete_success, {"function_execution_id": "text", "outputs": "object"}, {}
    ),
    "functions.completeError": Method(
        complete_error, {"function_execution_id": "text", "error": "text"}, {}
    ),
}
