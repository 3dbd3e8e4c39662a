"""A small local Slack workspace. It speaks Slack's wire protocol and imports nothing of the bot.

async with serve(port=0) as playground:
    ...  # start a bot with playground.api_url, .bot_token, .app_token, .signing_secret
    await playground.connected()
    camille = playground.actor("camille")
    await camille.command("/opsrole", "pilier 2", channel="#general")
    answer = await playground.next_message(person="camille")
    assert playground.journal.violations == []
"""

from bot.playground.acting import Actor
from bot.playground.delivery import RequestUrlRefused
from bot.playground.desk import CannotDo
from bot.playground.events import SUBSCRIPTIONS
from bot.playground.features import SCOPES, Parameter, Shortcut, Step
from bot.playground.identifiers import Credentials
from bot.playground.journal import ApiCall, Attempt, Delivery, Journal
from bot.playground.people import SEED, Person, Room, Seed
from bot.playground.playground import Playground
from bot.playground.server import PortInUse, serve
from bot.playground.steps import StepRun
from bot.playground.timing import Clock, Timing
from bot.playground.workspace import Message

__all__ = [
    "SCOPES",
    "SEED",
    "SUBSCRIPTIONS",
    "Actor",
    "ApiCall",
    "Attempt",
    "CannotDo",
    "Clock",
    "Credentials",
    "Delivery",
    "Journal",
    "Message",
    "Parameter",
    "Person",
    "Playground",
    "PortInUse",
    "RequestUrlRefused",
    "Room",
    "Seed",
    "Shortcut",
    "Step",
    "StepRun",
    "Timing",
    "serve",
]
