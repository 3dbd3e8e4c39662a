"""The bot on the playground's page, in a real browser: the system's Chromium."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from slack_scene import Scene, scene

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
PATIENCE = 5_000  # milliseconds
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: the page is not tested in one"),
]
expect.set_options(timeout=PATIENCE)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--lang=en-US"]
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A window of a usual size, on which no script may fail."""
    window = await browser.new_page(viewport={"width": 1280, "height": 900})
    window.set_default_timeout(PATIENCE)
    failures: list[str] = []
    window.on("pageerror", lambda error: failures.append(str(error)))
    yield window
    await window.close()
    assert failures == []


@pytest_asyncio.fixture(loop_scope="module")
async def bot() -> AsyncIterator[Scene]:
    async with scene() as running:
        yield running
        assert running.playground.journal.violations == []


async def look(
    page: Page, bot: Scene, person: str, channel: str = "general", tab: str = ""
) -> None:
    """At a channel, or at a tab of the app."""
    if tab:
        channel = bot.playground.actor(person).dm
    await page.goto(f"{bot.playground.url}/?as={person}&channel={channel}&tab={tab}")


async def say(page: Page, text: str) -> None:
    box = page.locator("main .composer textarea")
    await box.fill(text)
    await box.press("Enter")


async def card(page: Page, bot: Scene) -> Locator:
    """The one that tells Camille what the role is."""
    await look(page, bot, "camille")
    messages = page.locator("#messages article")
    before = await messages.count()
    await say(page, "/opsrole que fait le partner ops")
    await expect(messages).to_have_count(before + 1)
    await expect(messages.last).to_contain_text("le chef d’orchestre des partenaires")
    return messages.last


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE / 1000):
        while not holds():  # noqa: ASYNC110 - what is waited for is not ours to signal
            await asyncio.sleep(0.01)


async def test_a_question_by_command_gets_a_card_and_each_of_its_buttons_works(
    page: Page, bot: Scene
) -> None:
    first = await card(page, bot)
    await expect(first).to_contain_text("Visible par vous uniquement")
    buttons = first.locator("button[name=press]:not([data-url])")
    names = await buttons.all_inner_texts()
    assert {"Les piliers", "Soft skills", "Partager dans le canal"} <= set(names)
    deliveries = bot.playground.journal.deliveries
    for number in range(len(names)):
        shown = await card(page, bot)
        deliveries.clear()
        await shown.locator("button[name=press]:not([data-url])").nth(number).click()
        await until(lambda: deliveries and deliveries[-1].done and not bot.work.count)


async def test_pillars_are_walked_through_in_place(page: Page, bot: Scene) -> None:
    shown = await card(page, bot)
    await shown.get_by_role("button", name="Les piliers").click()
    await expect(shown).to_contain_text("Animation")
    assert await page.locator("#messages article").count() == 1


async def test_what_was_missed_is_told_in_a_dialog_that_keeps_the_focus(
    page: Page, bot: Scene
) -> None:
    await (await card(page, bot)).get_by_role("button", name="ne m’a pas aidé").click()
    dialog = page.get_by_role("dialog", name="Votre avis")
    field = dialog.get_by_role("textbox")
    await expect(field).to_be_focused()
    for _ in range(6):
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.closest('main') === null")
    await field.fill("les primes")
    await dialog.get_by_role("button").last.click()
    await expect(page.get_by_role("dialog")).to_contain_text("Merci")
    assert "les primes" in str(bot.kept.feedback)


async def test_escape_closes_a_dialog(page: Page, bot: Scene) -> None:
    await (await card(page, bot)).get_by_role("button", name="ne m’a pas aidé").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    assert bot.playground.actor("camille").modal is None


async def test_the_home_answers_what_is_typed_into_its_search_field(page: Page, bot: Scene) -> None:
    await look(page, bot, "camille", tab="home")
    home = page.locator("#home")
    await expect(home).to_contain_text("Partner Ops Manager")
    await home.get_by_label("Votre question").fill("pilier 2")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("Former les partenaires")
    await page.keyboard.press("Escape")
    await home.get_by_label("Langue du bot").select_option(label="English")
    await expect(home).to_contain_text("The roles")


async def test_the_home_is_shown_from_its_top(page: Page, bot: Scene) -> None:
    await page.set_viewport_size({"width": 390, "height": 300})
    await look(page, bot, "ines", tab="home")
    await expect(page.locator("#home")).to_contain_text("Partner Ops Manager")
    assert await page.locator("#home").evaluate("home => home.scrollTop") == 0
    assert await page.locator("#home").evaluate("home => home.scrollHeight > home.clientHeight")


async def test_a_suggested_question_is_asked_at_a_press(page: Page, bot: Scene) -> None:
    await look(page, bot, "camille", tab="messages")
    await page.locator(".prompts button").first.click()
    await until(lambda: bot.playground.workspace.said)
    await expect(page.locator("#messages")).to_contain_text("chef d’orchestre")


async def test_another_person_reads_their_own_language_and_not_the_others_answers(
    page: Page, bot: Scene
) -> None:
    await card(page, bot)
    await page.get_by_role("navigation", name="Vous êtes").get_by_label("Alex Morgan").click()
    await expect(page.locator(".composer textarea")).to_have_attribute(
        "placeholder", "Message #general"
    )
    await expect(page.locator("#messages article")).to_have_count(0)


async def test_a_messages_menu_explains_its_words_to_the_one_who_asks(
    page: Page, bot: Scene
) -> None:
    message = bot.playground.actor("alex").say("#general", "Vous avez vu le Partner Ops ?")
    await look(page, bot, "camille")
    row = page.locator(f"[id='m-{message.ts}']")
    await row.hover()
    await row.get_by_label("Plus d’actions").click()
    await row.get_by_role("button", name="Expliquer les termes ops").click()
    told = page.locator("#messages article.ephemeral")
    await expect(told).to_contain_text("le chef d’orchestre des partenaires")


async def test_a_window_suggests_while_one_types_and_the_keyboard_chooses(
    page: Page, bot: Scene
) -> None:
    await look(page, bot, "camille")
    await page.get_by_label("Raccourcis").click()
    await page.get_by_role("button", name="Chercher un rôle").click()
    dialog = page.get_by_role("dialog", name="Chercher un rôle")
    box = dialog.get_by_role("combobox")
    await expect(box).to_be_focused()
    await box.press_sequentially("me")
    offered = dialog.get_by_role("option")
    await expect(offered.filter(has_text="Mesure")).to_be_visible()
    names = await offered.all_inner_texts()
    for _ in range(next(at for at, name in enumerate(names) if "Mesure" in name)):
        await box.press("ArrowDown")
    await box.press("Enter")
    await expect(dialog).to_contain_text("Suivre le chiffre d’affaires apporté")
    await expect(box).to_be_focused()
    await box.press("Escape")
    await expect(dialog).to_have_count(0)


@pytest.mark.parametrize("place", ["general", "home", "messages", "thread", "dialog"])
async def test_a_phone_shows_everything_without_scrolling_sideways(
    page: Page, bot: Scene, place: str
) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    if place in ("home", "messages"):
        await look(page, bot, "ines", tab=place)
        await expect(page.locator("main")).to_contain_text(
            "Partner Ops" if place == "home" else "Par exemple"
        )
    elif place == "dialog":
        await (await card(page, bot)).get_by_role("button", name="ne m’a pas aidé").click()
        await expect(page.get_by_role("dialog")).to_be_visible()
    elif place == "thread":
        await look(page, bot, "ines")
        await say(page, "@opsrole pilier 2 du partner ops")
        await page.locator(".replies").click()
        await expect(page.locator("#replies")).to_contain_text("Former les partenaires")
    else:
        await card(page, bot)
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    outside = await page.evaluate(
        """[...document.querySelectorAll("main *, aside *, dialog *")].filter((element) =>
            element.checkVisibility() && !element.closest(".scroll, .prompts")
            && element.getBoundingClientRect().right > innerWidth + 1
        ).map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert outside == []
