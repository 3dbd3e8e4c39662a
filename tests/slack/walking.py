"""How tests walk the onboarding path: its presses, each an edit in place."""

from functools import partial

from onboarding.crew import COOK, library
from slack_scene import Scene, scene
from waiting import until

from bot.playground import Message
from bot.playground.acting import Actor

crew = partial(scene, of=library())


def ids(message: Message) -> list[str]:
    return [
        element["action_id"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]


async def press(
    s: Scene, actor: Actor, on: Message, verb: str, value: str | None = None
) -> Message:
    """What the message turns into."""
    delivery = await actor.press(on, f"onboarding:{verb}", value=value)
    assert delivery.acknowledged
    after = await s.playground.next_update(actor.dm)
    assert after.ts == on.ts, "edited in place"
    return after


async def begin(s: Scene, name: str = "camille", role: str | None = COOK) -> tuple[Actor, Message]:
    """At the first card, or at the choice of a role."""
    actor = s.playground.actor(name)
    if role:
        actor.open_home()
        await until(lambda: actor.home)
        await actor.press_in_view("home:own-role", value=role)
    actor.say(actor.dm, "parcours")
    return actor, await s.playground.next_message(actor.dm)


async def walk(s: Scene, actor: Actor, at: Message, steps: int) -> Message:
    for _ in range(steps):
        at = await press(s, actor, at, "next")
    return at
