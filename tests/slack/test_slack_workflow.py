"""The step *Look up an ops role*, as Workflow Builder runs it."""

import json
import logging
from pathlib import Path

import pytest
from slack_scene import BOTH, ROLE, Broken, Memory, Transport, dialogue, library, scene

from bot.playground.features import Features
from bot.slack.listeners.workflow import LOOK_UP


@BOTH
async def test_a_question_gets_the_articles_words_and_their_entry(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        run = await camille.run_step(LOOK_UP, {"question": "c'est quoi le pilier 2 ?"})
        await run.finished()
        assert run.error is None
        assert run.outputs is not None
        assert (run.outputs["found"], run.outputs["entry_id"]) == (True, f"{ROLE}/pillars/2")
        assert "Former les partenaires" in run.outputs["answer"]
        assert s.memory.asked[-1].surface == "workflow"
        assert s.memory.turns == {}, "a workflow is no conversation"
        assert s.playground.journal.violations == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("qui nourrit le hamster ?", "Les articles ne répondent pas"),
        ("who feeds the hamster?", "The articles do not answer"),
    ],
)
async def test_a_question_without_an_answer_says_so_in_its_language(
    question: str, said: str
) -> None:
    async with scene() as s:
        run = await s.playground.actor("camille").run_step(LOOK_UP, {"question": question})
        await run.finished()
        assert run.outputs is not None
        assert (run.outputs["found"], run.outputs["entry_id"]) == (False, "")
        assert said in run.outputs["answer"]


async def test_a_step_without_a_question_fails_with_a_sentence() -> None:
    async with scene() as s:
        run = await s.playground.actor("camille").run_step(LOOK_UP, {"question": "  "})
        await run.finished()
        assert run.outputs is None
        assert "aucune question" in str(run.error)


async def test_a_surprise_fails_the_step_instead_of_leaving_the_workflow_waiting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with scene(talk=Broken(dialogue(library(), Memory()), 0)) as s:
        run = await s.playground.actor("camille").run_step(LOOK_UP, {"question": "pilier 1"})
        await run.finished()
        assert "référence R1" in str(run.error)
        assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == [
            "error R1"
        ]


async def test_a_workflow_that_was_stopped_is_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with scene() as s:
        for method in ("functions.completeSuccess", "functions.completeError"):
            s.playground.faults.fail_api(method, "execution_not_in_running_state")
        await s.playground.actor("camille").run_step(LOOK_UP, {"question": "pilier 1"})
        await s.idle()
    logged = [r for r in caplog.records if r.name == "bot.slack.errors"]
    assert len(logged) == 2, "the refusal, and that nobody could be told"
    assert all("execution_not_in_running_state" in r.getMessage() for r in logged)
    assert not any(r.exc_info for r in logged)


def test_the_manifest_declares_the_step_that_the_playground_runs() -> None:
    manifest = json.loads((Path(__file__).parents[2] / "manifest.json").read_text("utf-8"))
    declared = manifest["functions"][LOOK_UP]
    (step,) = Features().steps
    for parameters, ours in ((step.inputs, "input"), (step.outputs, "output")):
        properties = declared[f"{ours}_parameters"]["properties"]
        assert {p.name: p.kind for p in parameters} == {
            name: given["type"] for name, given in properties.items()
        }
    assert manifest["settings"]["function_runtime"] == "remote"
    assert manifest["settings"]["org_deploy_enabled"], "steps show only for an org-ready app"
