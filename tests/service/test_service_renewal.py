"""Authors write while people ask: real files, a real database, the system's own notices."""

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sample_articles import SUPPORT

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.model import Message, Reply, Status
from bot.service.running import open_dialogue
from bot.settings import Settings
from bot.store.store import Store

PROMISED = 2.0  # seconds from a save to its answer
PATIENCE = 6.0  # on a busy machine


def article(version: int, name: str = "Partner Ops Manager") -> str:
    """Every entry bears the version, so that two of them in one answer show."""
    stamp = f"version{version}"
    return (
        f"---\ntitle: Le rôle de {name}\n---\n\n## {name}\n\n### En deux mots : **{stamp}**\n\n"
        f"Il anime les revendeurs, {stamp}.\n\n### Les piliers\n\n#### 1 • Recrutement {stamp}\n\n"
        f"- Signer les contrats, {stamp}\n- Repérer les revendeurs, {stamp}\n\n"
        f"#### 2 • Animation {stamp}\n\n- Former les revendeurs, {stamp}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    knowledge = tmp_path / "articles"
    knowledge.mkdir()
    (knowledge / "partner.md").write_text(article(1), encoding="utf-8")
    (knowledge / "support.md").write_text(SUPPORT, encoding="utf-8")
    return knowledge


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[Dialogue, Store]]:
    data = folder.parent / "data"
    settings = Settings(knowledge_dir=folder, OPSROLE_DATA_DIR=data)
    async with open_dialogue(settings) as (dialogue, store):
        yield dialogue, store


async def eventually(holds: Callable[[], bool], within: float = PATIENCE) -> None:
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)


def tagline(dialogue: Dialogue) -> str | None:
    definition = dialogue.library.definition("partner-ops-manager")
    return definition.tagline if definition else None


async def test_a_saved_article_is_answered_from_within_two_seconds(folder: Path) -> None:
    async with running(folder) as (dialogue, store):
        (folder / "partner.md").write_text(article(2), encoding="utf-8")
        await eventually(lambda: tagline(dialogue) == "version2", PROMISED)
        reply = await dialogue.reply(Message("qui signe les contrats ?"))
        assert reply.entry
        assert "version2" in reply.entry.text
        await eventually(lambda: bool(dialogue.library.revision))
        assert await store.catalogue.revision() == dialogue.library.revision


async def test_new_sample_questions_are_known_at_once(folder: Path) -> None:
    async with running(folder) as (dialogue, _):
        (folder / "support.questions.yml").write_text(
            "pillars/2:\n  - zorglub bulgroz ?\n", encoding="utf-8"
        )
        await eventually(
            lambda: any("zorglub" in q for e in dialogue.library.entries for q in e.questions)
        )
        reply = await dialogue.reply(Message("zorglub bulgroz ?"))
        assert reply.entry
        assert reply.entry.id == "support-ops-manager/pillars/2"


async def test_a_broken_save_keeps_the_last_good_version_and_names_the_line(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(folder) as (dialogue, _):
        caplog.set_level(logging.INFO)
        (folder / "partner.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
        await eventually(lambda: "partner.md:2: error: broken YAML" in caplog.text)
        assert "still answering from its last good version" in caplog.text
        assert tagline(dialogue) == "version1"
        (folder / "support.md").write_text(SUPPORT.replace("Calme", "Flegme"), encoding="utf-8")
        await eventually(lambda: "Flegme" in str(dialogue.library.entries))
        assert tagline(dialogue) == "version1"
        (folder / "partner.md").write_text(article(2), encoding="utf-8")
        await eventually(lambda: tagline(dialogue) == "version2")
        assert "partner.md is in order again" in caplog.text
        assert caplog.text.count("broken YAML") == 1


async def test_an_article_that_is_deleted_while_broken_is_gone(folder: Path) -> None:
    async with running(folder) as (dialogue, store):
        (folder / "partner.md").write_text("", encoding="utf-8")
        (folder / "support.md").write_text(SUPPORT.replace("Calme", "Flegme"), encoding="utf-8")
        await eventually(lambda: "Flegme" in str(dialogue.library.entries))
        (folder / "partner.md").unlink()
        await eventually(lambda: dialogue.library.roles == ("support-ops-manager",))
        await eventually(lambda: bool(dialogue.library.revision))
        assert (await store.catalogue.load()).roles == ("support-ops-manager",)


async def test_a_saved_article_is_answered_from_without_the_database(folder: Path) -> None:
    settings = Settings(knowledge_dir=folder, database_url="postgresql://nobody@127.0.0.1:1/none")
    async with open_dialogue(settings) as (dialogue, _):
        (folder / "partner.md").write_text(article(2), encoding="utf-8")
        await eventually(lambda: tagline(dialogue) == "version2")


async def test_a_folder_that_is_replaced_whole_is_watched_anew(folder: Path) -> None:
    async with running(folder) as (dialogue, _):
        shutil.rmtree(folder)
        await asyncio.sleep(0.3)
        assert tagline(dialogue) == "version1"  # a folder on its way is no empty folder
        folder.mkdir()  # noqa: ASYNC240 - a moment
        (folder / "partner.md").write_text(article(2), encoding="utf-8")
        await eventually(lambda: tagline(dialogue) == "version2")
        (folder / "partner.md").write_text(article(3), encoding="utf-8")
        await eventually(lambda: tagline(dialogue) == "version3")


async def test_a_link_that_is_switched_to_another_folder_is_followed(folder: Path) -> None:
    """As a cluster replaces the files that it mounts."""
    other, link = folder.parent / "other", folder.parent / "current"
    other.mkdir()
    (other / "partner.md").write_text(article(2), encoding="utf-8")
    link.symlink_to(folder)
    async with running(link) as (dialogue, _):
        assert tagline(dialogue) == "version1"
        (folder.parent / "next").symlink_to(other)
        (folder.parent / "next").replace(link)
        await eventually(lambda: tagline(dialogue) == "version2")
        assert dialogue.library.roles == ("partner-ops-manager",)


def stamps(text: str) -> set[str]:
    return {word.strip(".,*") for word in text.split() if word.startswith("version")}


def assert_whole(reply: Reply, question: str) -> None:
    """An answer, all of whose parts are of one library, and that library of one version."""
    assert reply.status == Status.ANSWERED, (question, reply)
    assert reply.entry
    for entry in (reply.entry, *reply.alternatives):
        assert reply.library.entry(entry.id) is entry
    partner = reply.library.article("partner-ops-manager")
    if partner:
        assert len({stamp for e in partner.entries for stamp in stamps(e.text)}) == 1


async def test_authors_write_while_twenty_questions_a_second_come_in(folder: Path) -> None:
    questions = ("qui configure le helpdesk ?", "pilier 2 du support ops", "soft skills du support")
    replies: list[Reply] = []

    async with running(folder) as (dialogue, store):
        writing = asyncio.create_task(_write(folder, dialogue))
        at = 0
        while not writing.done():
            began = asyncio.get_running_loop().time()
            question = questions[at % len(questions)]
            message = Message(question, conversation=f"{at % 7}")
            replies.append(await dialogue.reply(message))
            assert_whole(replies[-1], question)
            about_partner = await dialogue.reply(Message("qui signe les contrats du partner ops ?"))
            if about_partner.entry:
                assert stamps(about_partner.entry.text) <= {
                    stamp for entry in about_partner.library.entries for stamp in stamps(entry.text)
                }
            at += 1
            await asyncio.sleep(max(0.0, 0.05 - (asyncio.get_running_loop().time() - began)))
        await writing
        await eventually(lambda: bool(dialogue.library.revision))
        assert await store.catalogue.revision() == dialogue.library.revision
        assert (await store.catalogue.load()).articles == dialogue.library.articles
    assert len(replies) > 20
    assert len({tuple(a.digest for a in reply.library.articles) for reply in replies}) >= 6


async def _write(folder: Path, dialogue: Dialogue) -> None:
    """Saves, breaks, repairs, renames and deletes, each step seen before the next."""
    first, second = folder / "partner.md", folder / "renamed.md"
    for version in range(2, 5):
        # As editors do: a new file takes the old one's name.
        (folder / "partner.md.tmp").write_text(article(version), encoding="utf-8")
        os.replace(folder / "partner.md.tmp", first)  # noqa: PTH105
        await eventually(lambda version=version: tagline(dialogue) == f"version{version}")  # type: ignore[misc]
    for broken in ("", "---\ntitle: [\n---\n", "no front matter"):
        first.write_text(broken, encoding="utf-8")
        await asyncio.sleep(0.25)
        assert tagline(dialogue) == "version4"
    first.write_text(article(5), encoding="utf-8")
    await eventually(lambda: tagline(dialogue) == "version5")
    first.rename(second)
    await eventually(lambda: "renamed.md" in {a.file for a in dialogue.library.articles})
    assert tagline(dialogue) == "version5"
    second.unlink()
    await eventually(lambda: dialogue.library.roles == ("support-ops-manager",))
    first.write_text(article(6), encoding="utf-8")
    await eventually(lambda: tagline(dialogue) == "version6")
