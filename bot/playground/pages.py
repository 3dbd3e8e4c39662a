"""The page that looks like a Slack client. It shows state and passes on what people do."""

from collections.abc import AsyncIterator, Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_time
from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground import inputs, mrkdwn
from bot.playground.desk import CannotDo
from bot.playground.emoji import emoji, with_emoji
from bot.playground.orders import FIELD, Orders
from bot.playground.people import Person
from bot.playground.place import Place, find_place
from bot.playground.playground import Playground
from bot.playground.words import words
from bot.playground.workspace import Message

Json = dict[str, Any]
HERE = Path(str(files("bot.playground")))
COOKIE = "playground_person"
PANES = ("sidebar", "messages", "replies", "home", "modal", "prompts")
TOGETHER = 300  # seconds within which one author's messages share an avatar
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: https: http:; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


class Pages:
    """The page's routes over one playground."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.orders = Orders(playground)
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
        workspace = playground.workspace
        self.templates.filters |= {
            "mrkdwn": lambda text: mrkdwn.mrkdwn(workspace, text),
            "emoji": emoji,
            "with_emoji": with_emoji,
            "href": mrkdwn.href,
            "initials": _initials,
            # Safe: markdown-it escapes HTML and refuses dangerous links.
            "markdown": lambda text: Markup(markdown.render(text)),  # noqa: S704
        }
        self.templates.globals |= {
            "mention": lambda sigil, id_: mrkdwn.mention(workspace, sigil, id_),
            "anchor": mrkdwn.anchor,
            "field": FIELD,
        }

    @property
    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.page),
            Route("/panes", self.panes),
            Route("/changes", self.changes),
            Route("/archives/{channel}/{message}", self.permalink),
            Route("/do/{action}", self.do, methods=["POST"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def page(self, request: Request) -> Response:
        place = self._place(request)
        if place.channel.is_dm and self.playground.is_ready:
            place.actor.open_home(place.tab)
        template = self.templates.get_template("page.html")
        response = HTMLResponse(template.render(self._context(place)))
        response.headers["Content-Security-Policy"] = POLICY
        response.set_cookie(COOKIE, place.actor.person.name, samesite="strict")
        return response

    async def panes(self, request: Request) -> Response:
        """The parts of the page that change, for the script to put in place."""
        context = self._context(self._place(request))
        return JSONResponse(
            {name: self.templates.get_template(f"{name}.html").render(context) for name in PANES}
        )

    async def changes(self, _request: Request) -> Response:
        """Server-sent events, one for each time that something has changed."""

        async def stream() -> AsyncIterator[str]:
            feed = self.playground.workspace.feed
            revision = feed.revision
            yield f"data: {revision}\n\n"
            while not feed.closed:
                revision = await feed.after(revision)
                yield f"data: {revision}\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def permalink(self, request: Request) -> Response:
        """What chat.getPermalink hands out."""
        digits = request.path_params["message"].removeprefix("p")
        ts = f"{digits[:-6]}.{digits[-6:]}"
        found = self.playground.workspace.find(request.path_params["channel"], ts)
        if found is None:
            return PlainTextResponse("The message is gone.", 404)
        thread = f"&thread={found.thread}" if found.is_reply else ""
        return RedirectResponse(f"/?channel={found.channel}{thread}#m-{found.ts}")

    async def do(self, request: Request) -> Response:
        """What somebody does on the page."""
        if not _same_origin(request):
            return PlainTextResponse("This page takes no orders from elsewhere.", 403)
        action, form = request.path_params["action"], await request.form()
        place = self._find({key: str(value) for key, value in form.items()})
        answer: Json = {}
        try:
            answer = await self.orders.carry_out(action, place, form)
        except CannotDo as error:
            self._explain(place, str(error))
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"ok": True} | answer)
        return RedirectResponse(place.address(), 303)

    def _explain(self, place: Place, problem: str) -> None:
        if place.actor.modal is not None:
            place.actor.views.complain(place.actor.id, problem)
        else:
            place.actor.be_told(place.channel.id, problem, thread=place.thread)

    def _place(self, request: Request) -> Place:
        return self._find({"as": request.cookies.get(COOKIE, ""), **request.query_params})

    def _find(self, wanted: Mapping[str, str]) -> Place:
        return find_place(self.playground, wanted)

    def _context(self, place: Place) -> Json:
        workspace, actor = self.playground.workspace, place.actor
        locale = actor.person.locale or "en-US"
        shortcuts = () if actor.person.is_outsider else self.playground.features.shortcuts
        return {
            "w": words(locale),
            "lang": locale.partition("-")[0],
            "workspace": workspace,
            "bot": workspace.bot,
            "me": actor.person,
            "people": [p for p in workspace.people.values() if not p.is_bot],
            "place": place,
            "title": _title(place, workspace.bot),
            "ready": self.playground.is_ready,
            "commands": self.playground.features.commands,
            "launchers": [s for s in shortcuts if s.kind == "global"],
            "message_shortcuts": [s for s in shortcuts if s.kind == "message"],
            "scheduled": len(self.playground.schedule.waiting),
            "channels": [c for c in workspace.channels.values() if not c.is_dm],
            "rows": self._rows(actor.sees(place.channel.id), locale, "m"),
            "thread_rows": (
                self._rows(actor.sees(place.channel.id, place.thread), locale, "t")
                if place.thread
                else []
            ),
            "status": workspace.statuses.get((place.channel.id, place.thread or "")),
            "thread_title": workspace.titles.get((place.channel.id, place.thread or "")),
            "prompts": workspace.prompts.get(place.channel.id),
            "home": _form(actor.home, "/do/press_in_view", {}),
            "modal": _form(actor.modal, "/do/press_in_view", actor.modal_errors),
            "trouble": actor.views.trouble.get(actor.id),
        }

    def _rows(self, messages: list[Message], locale: str, pane: str) -> list[Json]:
        """Each message with its author and what to show of time and avatar.

        pane  tells the ids of a channel from those of a thread, as both may show a message
        """
        rows: list[Json] = []
        previous = [None, *messages]
        for before, message in zip(previous, messages, strict=False):
            at = _when(message)
            new_day = before is None or _when(before).date() != at.date()
            rows.append(
                {
                    "message": message,
                    "author": self._author(message),
                    "time": format_time(at, "short", locale=locale.replace("-", "_")),
                    "iso": at.isoformat(),
                    "day": self._day(at.date(), locale) if new_day else None,
                    "together": not new_day and before is not None and _together(before, message),
                    "replies": self._replies(message),
                    "status": self._status(message),
                    "form": {
                        "id": f"{pane}-{message.ts}",
                        "press": "/do/press",
                        "held": inputs.state(message.blocks),
                        "errors": {},
                    },
                }
            )
        return rows

    def _author(self, message: Message) -> Person | None:
        return self.playground.workspace.people.get(message.user)

    def _status(self, message: Message) -> str | None:
        return self.playground.workspace.statuses.get((message.channel, message.ts))

    def _replies(self, message: Message) -> list[Message]:
        if message.is_reply or message.is_ephemeral:
            return []
        return self.playground.workspace.replies(message.channel, message.ts)[1:]

    def _day(self, day: date, locale: str) -> str:
        today = datetime.fromtimestamp(self.playground.clock.now()).astimezone().date()
        if day == today:
            return words(locale)["today"]
        if day == today - timedelta(days=1):
            return words(locale)["yesterday"]
        return format_date(day, "full", locale=locale.replace("-", "_"))


def _form(view: Json | None, press: str, errors: dict[str, str]) -> Json | None:
    """A view, and what its blocks need to be drawn as a form."""
    if view is None:
        return None
    held = view["state"]["values"]
    return {"view": view, "id": view["id"], "press": press, "held": held, "errors": errors}


def _title(place: Place, bot: Person) -> str:
    return bot.real_name if place.channel.is_dm else f"#{place.channel.name}"


def _when(message: Message) -> datetime:
    # The time of the machine: whoever looks at the page sits at it.
    return datetime.fromtimestamp(float(message.ts)).astimezone()


def _together(before: Message, message: Message) -> bool:
    return (
        before.user == message.user
        and before.only_for == message.only_for
        and before.subtype != "channel_join"
        and float(message.ts) - float(before.ts) < TOGETHER
    )


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:2]).upper()


def _same_origin(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host')}"
