"""The page that looks like a Slack client. It shows state and passes on what people do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
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

from bot.playground import mrkdwn
from bot.playground.acting import Actor
from bot.playground.desk import CannotDo
from bot.playground.emoji import emoji, with_emoji
from bot.playground.people import Person
from bot.playground.playground import Playground
from bot.playground.words import words
from bot.playground.workspace import Channel, Message

Json = dict[str, Any]
HERE = Path(str(files("bot.playground")))
COOKIE = "playground_person"
TOGETHER = 300  # seconds within which one author's messages share an avatar
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: https: http:; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody looks: as whom, at which channel, in which thread."""

    actor: Actor
    channel: Channel
    thread: str | None

    def address(self, **changes: str | None) -> str:
        """The page's address for this place, or for one that differs in something."""
        named = {
            "as": self.actor.person.name,
            "channel": self.channel.id,
            "thread": self.thread,
        } | changes
        return "/?" + "&".join(f"{key}={value}" for key, value in named.items() if value)


class Pages:
    """The page's routes over one playground."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
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
        template = self.templates.get_template("page.html")
        response = HTMLResponse(template.render(self._context(place)))
        response.headers["Content-Security-Policy"] = POLICY
        response.set_cookie(COOKIE, place.actor.person.name, samesite="strict")
        return response

    async def panes(self, request: Request) -> Response:
        """The parts of the page that change, for the script to put in place."""
        context = self._context(self._place(request))
        return JSONResponse(
            {
                name: self.templates.get_template(f"{name}.html").render(context)
                for name in ("sidebar", "messages", "replies")
            }
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
        """What somebody does on the page: say, press, dismiss or delete."""
        if not _same_origin(request):
            return PlainTextResponse("This page takes no orders from elsewhere.", 403)
        form = {key: str(value) for key, value in (await request.form()).items()}
        place = self._find(form)
        try:
            await self._do(request.path_params["action"], place, form)
        except CannotDo as error:
            place.actor.be_told(place.channel.id, str(error), thread=place.thread)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"ok": True})
        return RedirectResponse(place.address(), 303)

    async def _do(self, action: str, place: Place, form: Json) -> None:
        actor = place.actor
        if action == "say":
            await _say(place, form.get("text", "").strip())
            return
        message = self.playground.workspace.find(place.channel.id, form.get("ts", ""))
        if message is None:
            raise CannotDo("the message is gone")
        match action:
            case "press":
                await actor.press(
                    message,
                    form.get("action_id", ""),
                    value=form.get("value"),
                    block_id=form.get("block_id"),
                )
            case "dismiss":
                actor.dismiss(message)
            case "delete":
                actor.delete(message)
            case other:
                raise CannotDo(f"nobody can {other}")

    def _place(self, request: Request) -> Place:
        wanted = {"as": request.cookies.get(COOKIE, ""), **request.query_params}
        return self._find(wanted)

    def _find(self, wanted: Json) -> Place:
        workspace = self.playground.workspace
        names = {p.name: p for p in workspace.members} | {p.id: p for p in workspace.members}
        person = names.get(wanted.get("as", ""), workspace.members[0])
        channel = workspace.channel(wanted.get("channel") or "general")
        if channel is None or (channel.is_dm and channel.partner != person.id):
            # Somebody else's DM: whoever the page is switched to has one of their own.
            channel = workspace.dm(person.id)
        thread = wanted.get("thread") or None
        if thread and workspace.find(channel.id, thread) is None:
            thread = None
        return Place(self.playground.actor(person.id), channel, thread)

    def _context(self, place: Place) -> Json:
        workspace, actor = self.playground.workspace, place.actor
        locale = actor.person.locale or "en-US"
        return {
            "w": words(locale),
            "lang": locale.partition("-")[0],
            "workspace": workspace,
            "bot": workspace.bot,
            "me": actor.person,
            "place": place,
            "title": _title(place, workspace.bot),
            "ready": self.playground.is_ready,
            "commands": self.playground.features.commands,
            "channels": [c for c in workspace.channels.values() if not c.is_dm],
            "rows": self._rows(actor.sees(place.channel.id), locale),
            "thread_rows": (
                self._rows(actor.sees(place.channel.id, place.thread), locale)
                if place.thread
                else []
            ),
            "status": workspace.statuses.get((place.channel.id, place.thread or "")),
        }

    def _rows(self, messages: list[Message], locale: str) -> list[Json]:
        """Each message with its author and what to show of time and avatar."""
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
                }
            )
        return rows

    def _author(self, message: Message) -> Person | None:
        return self.playground.workspace.people.get(message.user)

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


async def _say(place: Place, text: str) -> None:
    """Understands `/command text`; all else is a message."""
    if not text:
        return
    if text.startswith("/"):
        command, _, rest = text.partition(" ")
        await place.actor.command(
            command, rest.strip(), channel=place.channel.id, thread=place.thread
        )
        return
    place.actor.say(place.channel.id, text, thread=place.thread)


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
