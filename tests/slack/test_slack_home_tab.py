"""The bot's own tabs end to end: its Home, and what it suggests on the Messages tab."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from slack_scene import BOTH, ROLE, Scene, Transport, article, entry, library, scene
from waiting import until

from bot.articles.library import Library
from bot.articles.model import Entry, Kind
from bot.articles.parse import parse_article
from bot.playground.acting import Actor
from bot.store.model import Person, Preferences

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def two_roles() -> Library:
    """A role of the tests, and one that ships in two languages."""
    files = ("growth-hacker.md", "growth-hacker.en.md")
    parsed = (parse_article((KNOWLEDGE / name).read_bytes(), name)[0] for name in files)
    return Library.of([*library().articles, *(a for a in parsed if a)])


async def at_home(s: Scene, name: str) -> Actor:
    actor = s.playground.actor(name)
    actor.open_home()
    await until(lambda: actor.home)
    return actor


async def shows(view: Callable[[], Any], text: str) -> None:
    await until(lambda: text in str(view()))


async def choose(s: Scene, actor: Actor, what: str, value: str) -> None:
    before = len(s.playground.journal.calls_of("views.publish"))
    await actor.press_in_view(f"home:{what}", value=value)
    await until(lambda: len(s.playground.journal.calls_of("views.publish")) > before)


@BOTH
async def test_the_home_leads_from_a_role_to_its_pillars_and_their_cards(
    transport: Transport,
) -> None:
    async with scene(transport) as s:
        camille = await at_home(s, "camille")
        await camille.press_in_view("home:role:open", block_id=f"role:{ROLE}")
        await shows(lambda: camille.home, "Animation")
        await camille.press_in_view("show:pillar-2")
        await shows(lambda: camille.modal, "Former les partenaires")
        await camille.press_in_view("show:mission-2")
        await shows(lambda: camille.modal, "Tenir le portail")
        await camille.press_in_view("show:up")
        await shows(lambda: camille.modal, "Former les partenaires")
        await camille.close_modal()
        await camille.press_in_view("show:role")
        await shows(lambda: camille.modal, "chef d’orchestre")
        await camille.close_modal()
        await camille.press_in_view("home:role:close", block_id=f"role:{ROLE}")
        await until(lambda: "Animation" not in str(camille.home))
        assert s.playground.workspace.said == [], "nothing is posted anywhere"
        assert s.playground.journal.violations == []


async def test_many_roles_are_turned_page_by_page() -> None:
    def role(number: int) -> list[Entry]:
        return [entry(f"role-{number:02}", Kind.DEFINITION, f"Rôle {number}", "Il aide.")]

    async with scene(of=Library.of([article(role(number)) for number in range(25)])) as s:
        camille = await at_home(s, "camille")
        await camille.press_in_view("home:page:next")
        await shows(lambda: camille.home, "role:role-24")
        assert "role:role-00" not in str(camille.home)
        await camille.press_in_view("home:role:open", block_id="role:role-24")
        await shows(lambda: camille.home, "show:role")
        await camille.press_in_view("home:page:previous")
        await shows(lambda: camille.home, "role:role-00")
        assert s.playground.journal.violations == []


async def test_any_of_very_many_roles_can_be_the_own_one() -> None:
    def role(number: int) -> list[Entry]:
        return [entry(f"role-{number:03}", Kind.DEFINITION, f"Rôle {number}", "Il aide.")]

    async with scene(of=Library.of([article(role(number)) for number in range(230)])) as s:
        camille = await at_home(s, "camille")
        await choose(s, camille, "own-role", "role-229")
        menu = next(
            block["accessory"]
            for block in (camille.home or {})["blocks"]
            if block.get("block_id") == "home:own-role"
        )
        assert menu["initial_option"]["value"] == "role-229"
        camille.say(camille.dm, "parcours")
        assert "étape 1" in (await s.playground.next_message(camille.dm)).text
        alex = s.playground.actor("alex")
        alex.say(alex.dm, "onboarding")
        asked = await s.playground.next_message(alex.dm)
        await alex.press(asked, "onboarding:role", value="role-150")
        assert "step 1" in (await s.playground.next_update(alex.dm)).text
        assert s.playground.journal.violations == []


async def test_a_role_whose_slug_fits_no_menu_costs_nobody_the_home() -> None:
    slug = "-".join(["role"] * 40)
    long = article([entry(slug, Kind.DEFINITION, "Rôle", "Il aide.")])
    async with scene(of=Library.of([*library().articles, long])) as s:
        camille = await at_home(s, "camille")
        await choose(s, camille, "own-role", ROLE)
        alex = s.playground.actor("alex")
        alex.say(alex.dm, "onboarding")
        assert "role is yours" in (await s.playground.next_message(alex.dm)).text
        assert s.playground.journal.violations == []


@BOTH
async def test_the_search_field_shows_the_answer_in_a_window(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = await at_home(s, "camille")
        await camille.press_in_view("home:search", value="c'est quoi le pilier 3 ?")
        await shows(lambda: camille.modal, "Mesure")
        await camille.close_modal()
        await camille.press_in_view("home:search", value="qui gère le parking des vélos ?")
        await shows(lambda: camille.modal, "ne répondent pas")
        assert s.playground.journal.violations == []


async def test_a_chosen_language_is_spoken_everywhere() -> None:
    async with scene() as s:
        camille = await at_home(s, "camille")
        await choose(s, camille, "language", "en")
        assert "The roles" in str(camille.home)
        camille.say(camille.dm, "merci")
        assert "You’re welcome" in (await s.playground.next_message(camille.dm)).text
        await choose(s, camille, "language", "-")
        assert "Les rôles" in str(camille.home)


async def test_a_chosen_role_settles_which_pillar_is_meant_on_every_surface() -> None:
    async with scene(of=two_roles()) as s:
        camille = await at_home(s, "camille")
        await choose(s, camille, "own-role", ROLE)
        assert await s.people.recall(Person("T0PLAY", camille.id)) == Preferences(role=ROLE)
        await camille.command("/opsrole", "pilier 2", channel="#general")
        assert "Animation" in (await s.playground.next_message(person="camille")).text
        camille.mention("#general", "pilier 2")
        assert "Animation" in (await s.playground.next_message("#general")).text
        camille.say(camille.dm, "pilier 2")
        assert "Animation" in (await s.playground.next_message(camille.dm)).text
        alex = s.playground.actor("alex")
        await alex.command("/opsrole", "pilier 2", channel="#general")
        assert "Which role" in (await s.playground.next_message(person="alex")).text
        await choose(s, camille, "own-role", "-")
        await camille.command("/opsrole", "pilier 2", channel="#random")
        assert "De quel rôle" in (await s.playground.next_message(person="camille")).text


async def test_a_chosen_role_whose_article_is_gone_does_no_harm() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await s.people.choose(Person("T0PLAY", camille.id), role="gone")
        camille.say(camille.dm, "pilier 2")
        assert "Animation" in (await s.playground.next_message(camille.dm)).text


async def test_a_role_that_is_gone_from_an_open_home_gets_a_sentence() -> None:
    async with scene() as s:
        camille = await at_home(s, "camille")
        await camille.press_in_view("home:role:open", block_id=f"role:{ROLE}")
        await shows(lambda: camille.home, "show:pillar-2")
        s.forget_articles()
        await camille.press_in_view("show:pillar-2")
        await shows(lambda: camille.modal, "n’existe plus")
        assert s.playground.journal.violations == []


async def test_an_error_in_the_home_is_told_in_a_window() -> None:
    async with scene() as s:
        camille = await at_home(s, "camille")
        s.playground.faults.fail_api("views.publish", "internal_error")
        await camille.press_in_view("home:role:open", block_id=f"role:{ROLE}")
        await shows(lambda: camille.modal, "référence R1")


async def test_the_messages_tab_suggests_questions_in_the_readers_language() -> None:
    async with scene(of=two_roles()) as s:
        for name, first in (
            ("camille", "C’est quoi un Growth Hacker ?"),
            ("alex", "What is a Growth Hacker?"),
        ):
            actor = s.playground.actor(name)
            actor.open_home("messages")
            known = s.playground.workspace.prompts
            await until(partial(known.__contains__, actor.dm))
            prompts = known[actor.dm]
            assert prompts.prompts[0][1] == first
            assert 2 <= len(prompts.prompts) <= 4
        assert s.playground.workspace.said == []
        assert s.playground.journal.violations == []


async def test_a_name_that_is_of_no_language_is_answered_in_the_readers() -> None:
    async with scene(of=two_roles()) as s:
        for name, told in (("alex", "Growth Hacker\nthe "), ("camille", "Growth Hacker\nle ")):
            reader = s.playground.actor(name)
            await reader.command("/opsrole", "growth hacker", channel="#general")
            assert (await s.playground.next_message(person=name)).text.startswith(told)
