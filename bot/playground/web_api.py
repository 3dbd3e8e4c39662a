"""The Web API: authentication, arguments and faults; the methods themselves are in `methods`."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.journal import ApiCall
from bot.playground.playground import Playground
from bot.playground.refusal import Refused

Json = dict[str, Any]
Type = Literal["text", "flag", "number", "json", "object", "blocks", "ids"]
Run = Callable[[Playground, Json], Json]
TRUE, FALSE = ("true", "1", "True", True, 1), ("false", "0", "False", False, 0)


@dataclass(frozen=True, slots=True)
class Method:
    """One method: what it takes, what it needs, what it does.

    required, optional  arguments by name; anything else is refused
    scope               one that the bot token must have, None where none is needed
    caller              whose token it takes; None where it needs none
    """

    run: Run
    required: dict[str, Type]
    optional: dict[str, Type]
    scope: str | None = None
    caller: Literal["bot", "app"] | None = "bot"


async def call(
    playground: Playground, methods: dict[str, Method], name: str, request: Request
) -> Response:
    """Answers one call and notes it in the journal."""
    started = playground.clock.now()
    arguments, token = await _read(request)
    method = methods.get(name)
    status, headers, injected = 200, {}, False
    body: Json
    page: str | None = None
    for fault in playground.faults.take(name):
        match fault.trouble:
            case "delay":
                await playground.clock.sleep(fault.seconds)
            case "error":
                injected, body = True, {"ok": False, "error": fault.error}
            case "status":
                injected, status, page = True, fault.status, "Something went wrong."
                body = {"ok": False, "error": f"http {status}"}
            case "rate_limit":
                injected, status = True, 429
                headers["Retry-After"] = str(int(fault.seconds))
                body = {"ok": False, "error": "ratelimited"}
    if not injected:
        body = _run(playground, method, arguments, token)
    playground.journal.calls.append(
        ApiCall(
            method=name,
            arguments=arguments,
            at=started,
            duration=playground.clock.now() - started,
            status=status,
            response=body,
            scope=method.scope if method else None,
            warnings=tuple(body.pop("_warnings", ())),
            injected=injected,
        )
    )
    if page is not None:
        return PlainTextResponse(page, status)
    headers |= {"x-oauth-scopes": ",".join(sorted(playground.features.scopes))}
    if method and method.scope:
        headers["x-accepted-oauth-scopes"] = method.scope
    return JSONResponse(body, status, headers)


def _run(playground: Playground, method: Method | None, arguments: Json, token: str | None) -> Json:
    try:
        if method is None:
            raise Refused("unknown_method")
        _authorise(playground, method, token)
        if arguments.get("team_id", playground.workspace.seed.team_id) != (
            playground.workspace.seed.team_id
        ):
            raise Refused("team_access_not_granted")
        return {"ok": True} | method.run(playground, _typed(method, arguments))
    except Refused as refused:
        return refused.json()


def _authorise(playground: Playground, method: Method, token: str | None) -> None:
    if method.caller is None:
        return
    if not token:
        raise Refused("not_authed")
    is_bot = token == playground.bot_token or playground.steps.is_token(token)
    if not is_bot and token != playground.app_token:
        raise Refused("invalid_auth")
    if is_bot != (method.caller == "bot"):
        raise Refused("not_allowed_token_type")
    if method.scope and method.scope not in playground.features.scopes:
        provided = ",".join(sorted(playground.features.scopes))
        raise Refused("missing_scope", needed=method.scope, provided=provided)


def _typed(method: Method, arguments: Json) -> Json:
    # The SDKs send the team along with every call.
    types = method.required | method.optional | {"team_id": "text"}
    wrong = [f"unsupported argument: {name}" for name in sorted(set(arguments) - set(types))]
    wrong += [
        f"missing required field: {name}"
        for name in method.required
        if arguments.get(name) in (None, "")
    ]
    found: Json = {}
    for name, value in arguments.items():
        if name in types and value is not None:
            try:
                found[name] = _value(types[name], value)
            except ValueError as error:
                wrong.append(f"{error} [json-pointer:/{name}]")
    if wrong:
        raise Refused("invalid_arguments", wrong)
    return found


def _value(type_: Type, value: Any) -> Any:
    match type_:
        case "flag" if value in TRUE:
            return True
        case "flag" if value in FALSE:
            return False
        case "number" if str(value).isdigit():
            return int(value)
        case "blocks":
            return value  # has an error of its own
        case "json" if isinstance(value, str | dict | list):
            return json.loads(value) if isinstance(value, str) else value
        case "object" if isinstance(value, str) and isinstance(json.loads(value), dict):
            return json.loads(value)
        case "object" if isinstance(value, dict):
            return value
        case "ids" if isinstance(value, str):
            return [id_ for id_ in value.split(",") if id_]
        case "ids" if isinstance(value, list) and all(isinstance(id_, str) for id_ in value):
            return value
        case "text" if isinstance(value, str):
            return value
    raise ValueError(f"must be a {type_}")


async def _read(request: Request) -> tuple[Json, str | None]:
    """The arguments, from wherever the app put them, and the token."""
    arguments: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if content_type == "application/json":
        try:
            given = json.loads(await request.body() or b"{}")
        except ValueError:
            given = None
        arguments |= given if isinstance(given, dict) else {}
    elif request.method == "POST":
        form = await request.form()
        arguments |= {key: value for key, value in form.items() if isinstance(value, str)}
    in_form = arguments.pop("token", None)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return arguments, bearer if scheme.lower() == "bearer" and bearer else in_form
