"""Every button of every card leads somewhere, over the wire, on one message."""

from slack_scene import scene
from test_slack_many_roles import made

from bot.playground import Message


def ways(message: Message) -> set[tuple[str, str]]:
    """(action id, value) of the buttons that turn the card into another."""
    parts = [part for block in message.blocks for part in block.get("elements", ())]
    parts += [block["accessory"] for block in message.blocks if "accessory" in block]
    return {
        (part["action_id"], part["value"])
        for part in parts
        if part.get("action_id", "").startswith("show:")
    }


async def test_every_button_that_a_card_shows_leads_to_a_card() -> None:
    async with scene(of=made("Abeille", "Ruche", "Miel")) as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "quels rôles ?")
        card = await s.playground.next_message(camille.dm)
        to_press, pressed = ways(card), set[tuple[str, str]]()
        while to_press:
            way = to_press.pop()
            pressed.add(way)
            assert (await camille.press_stale(card, *way)).acknowledged
            turned = await s.playground.next_update(camille.dm)
            assert turned.ts == card.ts
            to_press |= ways(turned) - pressed
        await s.idle()
        assert [m for m in camille.sees(camille.dm) if m.from_bot] == [turned], "one message"
        assert not [m for m in camille.ephemerals if "n’existe plus" in m.text]
    kinds = {action_id.rstrip("0123456789").rstrip("-") for action_id, _ in pressed}
    wanted = {"role", "section", "pillar", "mission", "up", "compare", "left", "right"}
    assert {f"show:{kind}" for kind in wanted} <= kinds, kinds


async def test_where_there_are_too_many_to_choose_from_the_others_are_a_press_away() -> None:
    names = ("Abeille", "Ruche", "Miel", "Pollen", "Reine", "Essaim", "Cire", "Alvéole")
    async with scene(of=made(*names)) as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "pilier 1")
        card = await s.playground.next_message(camille.dm)
        await camille.press(card, "show:all-roles")
        card = await s.playground.next_update(camille.dm)
        assert all(name in card.text for name in names)
        await camille.press(card, "show:role-1")
        card = await s.playground.next_update(camille.dm)
        await camille.press(card, "show:compare")
        card = await s.playground.next_update(camille.dm)
        first = {value for action_id, value in ways(card) if "compare-" in action_id}
        await camille.press(card, "show:part")
        card = await s.playground.next_update(camille.dm)
        others = {value for action_id, value in ways(card) if "compare-" in action_id}
        assert len(first | others) == len(names) - 1
        assert not first & others
