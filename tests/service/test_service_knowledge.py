"""What a running bot answers from, over real files and a real database."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sample_articles import PARTNER, SUPPORT, index, lexicon, now

from bot.articles.folder import FolderReader
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.service.knowledge import NoKnowledge, open_knowledge
from bot.service.renewal import Renewal, follow_catalogue
from bot.store.store import Store, open_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path}/data/test.db", now) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    knowledge = tmp_path / "articles"
    knowledge.mkdir()
    (knowledge / "partner.md").write_text(PARTNER, encoding="utf-8")
    (knowledge / "support.md").write_text(SUPPORT, encoding="utf-8")
    return knowledge


async def test_the_folder_is_read_and_kept_in_the_catalogue(folder: Path, store: Store) -> None:
    library = await open_knowledge(FolderReader(folder), store)
    assert library.roles == ("partner-ops-manager", "support-ops-manager")
    assert await store.catalogue.revision() == library.revision
    assert (await store.catalogue.load()).articles == library.articles


async def test_a_bad_file_never_replaces_a_good_one(folder: Path, store: Store) -> None:
    before = await open_knowledge(FolderReader(folder), store)
    (folder / "partner.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    after = await open_knowledge(FolderReader(folder), store)
    assert after.article("partner-ops-manager") == before.article("partner-ops-manager")


async def test_an_article_that_was_deleted_is_gone(folder: Path, store: Store) -> None:
    await open_knowledge(FolderReader(folder), store)
    (folder / "partner.md").unlink()
    assert (await open_knowledge(FolderReader(folder), store)).roles == ("support-ops-manager",)


async def test_without_a_folder_the_catalogue_answers(folder: Path, store: Store) -> None:
    before = await open_knowledge(FolderReader(folder), store)
    again = await open_knowledge(FolderReader(folder.parent / "elsewhere"), store)
    assert again.articles == before.articles


async def test_without_folder_and_catalogue_there_is_nothing_to_answer_from(
    tmp_path: Path, store: Store
) -> None:
    with pytest.raises(NoKnowledge, match="elsewhere"):
        await open_knowledge(FolderReader(tmp_path / "elsewhere"), store)


async def test_every_process_takes_up_what_another_one_saved(
    folder: Path, store: Store, tmp_path: Path
) -> None:
    reader = FolderReader(folder)
    library = await open_knowledge(reader, store)
    dialogue = Dialogue(
        index(PARTNER, SUPPORT), load_calibration(), store.conversations, store.questions, now
    )
    renewal = Renewal(reader, store, dialogue, lexicon())
    following = asyncio.create_task(follow_catalogue(renewal, every=0.05))
    (folder / "support.md").unlink()
    async with open_store(f"sqlite+aiosqlite:///{tmp_path}/data/test.db", now) as other:
        saved = await open_knowledge(FolderReader(folder), other)
    async with asyncio.timeout(5):
        while dialogue.library.revision != saved.revision:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)
    following.cancel()
    assert saved.revision != library.revision
    assert dialogue.library.roles == ("partner-ops-manager",)
