"""A small library, and a bot on it in a playground, for the tests of this room."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Literal, get_args

import aiohttp
import pytest
from payloads import validate
from prometheus_client import CollectorRegistry
from waiting import until

from bot import playground
from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind, Language, Source
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.model import Asked, Message, Reply, Turn
from bot.playground import Playground, Timing
from bot.search.engine import build_index
from bot.search.lexicon import load_lexicon
from bot.search.terms import Term
from bot.slack import ports
from bot.slack.app import create_app
from bot.slack.client import identify, web_client
from bot.slack.http import BODY_PATIENCE, create_web
from bot.slack.lifecycle import Work
from bot.slack.metrics import Metrics
from bot.slack.serving import serve
from bot.slack.socket import Socket
from bot.store.memory import MemoryOnboarding, MemoryPeople
from bot.store.model import Feedback, Request
from bot.store.store import Store

Transport = Literal["http", "socket"]
BOTH = pytest.mark.parametrize("transport", get_args(Transport))
ROLE = "partner-ops-manager"
MISSIONS = {
    1: ("Recrutement", ["Trouver les **bons** partenaires", "Signer les contrats"]),
    2: ("Animation", ["Former les partenaires chaque trimestre", "Tenir le portail à jour"]),
    3: ("Mesure", ["Suivre le chiffre d’affaires apporté"]),
}


def entry(
    id_: str, kind: Kind, title: str, text: str, *, lang: Language = "fr", **more: object
) -> Entry:
    """An entry of the role that its id begins with."""
    fields: dict[str, object] = {"markdown": text, **more}
    return Entry(
        id=id_,
        kind=kind,
        role=id_.partition("/")[0],
        lang=lang,
        title=title,
        heading_path=(),
        text=text.replace("**", ""),
        source=Source("partner-ops-manager.md", 1),
        **fields,  # type: ignore[arg-type]
    )


def entries() -> tuple[Entry, ...]:
    found = [
        entry(
            ROLE,
            Kind.DEFINITION,
            "Partner Ops Manager",
            "Il fait grandir un réseau de **partenaires** qui vendent avec nous.",
            tagline="le chef d’orchestre des partenaires",
        ),
        entry(
            f"{ROLE}/pillars",
            Kind.PILLARS,
            "Les piliers",
            "Trois piliers portent ce métier.",
            items=tuple(title for title, _ in MISSIONS.values()),
        ),
    ]
    for number, (title, missions) in MISSIONS.items():
        whole = "\n".join(f"- {mission}" for mission in missions)
        id_ = f"{ROLE}/pillars/{number}"
        found.append(entry(id_, Kind.PILLAR, title, whole, pillar=number))
        found += [
            entry(
                f"{id_}/{at}", Kind.MISSION, text.replace("**", ""), text, pillar=number, mission=at
            )
            for at, text in enumerate(missions, 1)
        ]
    skills = "- Écoute\n- Rigueur"
    found.append(
        entry(f"{ROLE}/skills", Kind.SKILLS, "Soft skills", skills, items=("Écoute", "Rigueur"))
    )
    return tuple(found)


def article(of: Sequence[Entry], **more: object) -> Article:
    fields: dict[str, object] = {
        "title": "Le métier de Partner Ops Manager",
        "author": "Nadia",
        "read": "3 min",
        "published": date(2024, 2, 20),
        "url": "https://blog.example.com/partner-ops",
        **more,
    }
    return Article(
        role=of[0].role,
        name="Partner Ops Manager",
        lang="fr",
        file="partner-ops-manager.md",
        digest="0",
        entries=tuple(of),
        **fields,  # type: ignore[arg-type]
    )


def library() -> Library:
    return Library.of([article(entries())])


@dataclass
class Memory:
    """Conversations, the question log and seen events, for as long as a test."""

    turns: dict[str, Turn] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    async def recall(self, conversation: str) -> Turn | None:
        return self.turns.get(conversation)

    async def remember(self, conversation: str, turn: Turn) -> None:
        self.turns[conversation] = turn

    async def record(self, asked: Asked) -> None:
        self.asked.append(asked)

    async def claim(self, event_id: str) -> bool:
        if event_id in self.seen:
            return False
        self.seen.add(event_id)
        return True

    async def release(self, event_id: str) -> None:
        self.seen.discard(event_id)


@dataclass
class Kept:
    """What people say, for as long as a test; nothing while `away`."""

    feedback: dict[tuple[str, str, str], Feedback] = field(default_factory=dict)
    requests: dict[tuple[str, str], Request] = field(default_factory=dict)
    away: bool = False

    async def record(self, feedback: Feedback) -> bool:
        if not self.away:
            self.feedback[feedback.person, feedback.message, feedback.entry] = feedback
        return not self.away

    async def file(self, request: Request) -> bool:
        if not self.away:
            self.requests.setdefault((request.person, request.message), request)
        return not self.away


def dialogue(of: Library, memory: Memory) -> Dialogue:
    index = build_index(of, load_lexicon())
    return Dialogue(index, load_calibration(), memory, memory, lambda: datetime.now(UTC))


@dataclass
class Slow:
    """A dialogue that takes its time."""

    inner: ports.Dialogue
    seconds: float

    @property
    def library(self) -> Library:
        return self.inner.library

    async def reply(self, message: Message) -> Reply:
        await asyncio.sleep(self.seconds)
        return await self.inner.reply(message)

    async def overhear(self, message: Message) -> Reply | None:
        return await self.inner.overhear(message)

    def says_stop(self, text: str) -> bool:
        return self.inner.says_stop(text)

    async def show(self, entry_id: str, message: Message) -> Reply:
        return await self.inner.show(entry_id, message)

    def terms(self, text: str, language: Language) -> list[Term]:
        return self.inner.terms(text, language)

    def suggest(self, typed: str, language: Language, most: int) -> list[Entry]:
        return self.inner.suggest(typed, language, most)


@dataclass
class Broken(Slow):
    """A dialogue that fails."""

    async def reply(self, message: Message) -> Reply:
        raise ZeroDivisionError(f"asked {message.text!r}")


@dataclass
class Scene:
    playground: Playground
    memory: Memory
    people: MemoryPeople
    kept: Kept
    talk: ports.Dialogue
    metrics: Metrics
    work: Work
    url: str
    stop: asyncio.Event
    running: "asyncio.Task[int]"

    async def idle(self) -> None:
        """Waits until the bot has done all that it was asked for."""
        await self.playground.settled()
        await until(lambda: self.work.count == 0)

    def forget_articles(self) -> None:
        """Every article goes while people look at what they said."""
        assert isinstance(self.talk, Dialogue)
        self.talk.replace_index(build_index(Library(), load_lexicon()))

    def count(self, name: str, **labels: str) -> float:
        return self.metrics.registry.get_sample_value(name, labels) or 0.0


@asynccontextmanager
async def scene(
    transport: Transport = "socket",
    *,
    of: Library | None = None,
    talk: ports.Dialogue | None = None,
    timing: Timing | None = None,
    grace: float = 5.0,
    patience: float = BODY_PATIENCE,
    threads: ports.Threads | None = None,
    slack: Playground | None = None,
    store: Store | None = None,
    welcome: bool = False,
) -> AsyncIterator[Scene]:
    """A bot, connected to a playground over real HTTP or a real WebSocket.

    All that it sends while the block lasts is held against Slack's limits and models at the end.

    threads  where the bot keeps those in which questions need no mention; None where all do
    slack    a playground that outlives the bot; else it has one of its own
    store    keeps people and their paths; else they are forgotten with the scene
    welcome  whether new members are offered the onboarding path
    """
    memory, people, kept = Memory(), MemoryPeople(), Kept()
    talk = talk or dialogue(library() if of is None else of, memory)
    if isinstance(talk, Slow):
        talk = replace(talk, inner=dialogue(talk.inner.library, memory))
    quick = timing or Timing(retries=(0.0, 0.05, 0.05))
    heard = playground.SUBSCRIPTIONS | ({"message.channels"} if threads else set())
    async with (
        contextlib.nullcontext(slack)
        if slack
        else playground.serve(timing=quick, subscriptions=heard) as slack,
        aiohttp.ClientSession() as session,
    ):
        client = web_client(slack.bot_token, slack.api_url, session)
        work, metrics = Work(), Metrics(CollectorRegistry())
        numbers = itertools.count(1)
        app = create_app(
            client=client,
            identity=await identify(client),
            session=session,
            dialogue=talk,
            stores=ports.Stores(
                events=memory,
                opinions=kept,
                requests=kept,
                people=store.people if store else people,
                paths=store.onboarding if store else MemoryOnboarding(),
                threads=threads,
            ),
            welcome=welcome,
            metrics=metrics,
            work=work,
            clock=time.monotonic,
            now=lambda: datetime.fromtimestamp(slack.clock.now(), UTC),
            reference=lambda: f"R{next(numbers)}",
        )
        over_http = transport == "http"
        web = create_web(
            checks={},
            registry=metrics.registry,
            app=app if over_http else None,
            signing_secret=slack.signing_secret,
            patience=patience,
        )
        socket = None if over_http else Socket(app, client, slack.app_token, work)
        stop = asyncio.Event()
        up: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        running = asyncio.create_task(
            serve(
                web,
                host="127.0.0.1",
                port=0,
                work=work,
                stop=stop,
                socket=socket,
                grace=grace,
                started=up.set_result,
            )
        )
        await asyncio.wait({up, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        url = f"http://127.0.0.1:{up.result()}"
        if over_http:
            await slack.set_request_url(f"{url}/slack/events")
        else:
            await slack.connected()
        try:
            yield Scene(slack, memory, people, kept, talk, metrics, work, url, stop, running)
        finally:
            stop.set()
            await running
        validate(slack.journal)
