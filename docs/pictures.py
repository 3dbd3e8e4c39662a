"""Takes README's pictures: the shipped articles, asked about on the playground's page.

.venv/bin/python docs/pictures.py    # needs chromium, and a font that has emoji
"""

import asyncio
import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

DOCS = Path(__file__).parent
DESK, PHONE = (1280, 900), (390, 844)
START = "from bot.cli import main; main()"


@contextlib.asynccontextmanager
async def playground() -> AsyncIterator[str]:
    """A fresh one, at its address."""
    with tempfile.TemporaryDirectory() as folder:
        knowledge = str(DOCS.parent / "knowledge")
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", START, "playground", "--port", "0", "--knowledge", knowledge),
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(DOCS.parent), "LOG_LEVEL": "ERROR"},
            stdout=asyncio.subprocess.PIPE,
        )
        assert running.stdout is not None
        try:
            said = (await running.stdout.readline()).decode()
            found = re.search(r"http\S+", said)
            if found is None:
                raise SystemExit(f"the playground did not start: {said}")
            yield found[0]
        finally:
            running.terminate()
            await running.wait()


@contextlib.asynccontextmanager
async def window(browser: Browser, size: tuple[int, int]) -> AsyncIterator[Page]:
    width, height = size
    page = await browser.new_page(viewport={"width": width, "height": height})
    yield page
    await page.close()


async def say(page: Page, text: str) -> None:
    await page.locator("main .composer textarea").fill(text)
    await page.keyboard.press("Enter")


async def take(page: Page, name: str) -> None:
    await page.mouse.move(0, 0)
    await page.screenshot(path=DOCS / f"{name}.png", animations="disabled", caret="hide")


async def channel(page: Page, url: str) -> None:
    await page.goto(f"{url}/?as=alex&channel=general")
    await say(page, "@opsrole who trains the new reps?")
    await expect(page.locator("#messages .replies")).to_be_visible()
    await page.goto(f"{url}/?as=camille&channel=general")
    await say(page, "/opsrole c'est quoi la différence entre revops et sales ops ?")
    card = page.locator("#messages .ephemeral")
    await expect(card.locator("table")).to_be_visible()
    await take(page, "playground")


async def home(page: Page, url: str) -> None:
    await page.goto(f"{url}/?as=camille&channel=D0CAMILLE&tab=home")
    await page.locator("#home").get_by_role("button", name="Piliers").first.click()
    await expect(page.locator("#home")).to_contain_text("Fermer")
    await take(page, "home")


async def phone(page: Page, url: str) -> None:
    await page.goto(f"{url}/?as=ines&channel=D0INES")
    await expect(page.locator(".prompts")).to_be_visible()
    await say(page, "C’est quoi un business ops ?")
    await expect(page.locator("#messages article")).to_have_count(2)
    await page.locator("#messages article").first.evaluate("asked => asked.scrollIntoView()")
    await take(page, "phone")


async def main() -> None:
    async with playground() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for picture, size in ((channel, DESK), (home, DESK), (phone, PHONE)):
            async with window(browser, size) as page:
                await picture(page, url)
        await browser.close()


asyncio.run(main())
