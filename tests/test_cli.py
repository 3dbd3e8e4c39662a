"""The commands as people run them: a process, its output and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_articles import PARTNER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    knowledge = tmp_path / "articles"
    knowledge.mkdir()
    (knowledge / "partner.md").write_text(PARTNER, encoding="utf-8")
    return knowledge


def opsrole(
    *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        check=False,
        input=given,
        capture_output=True,
        text=True,
        timeout=30,
        env={**kept, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **environment},
    )


def test_ask_prints_the_answer_with_its_source(folder: Path) -> None:
    done = opsrole("ask", "qui signe les contrats ?", "--knowledge", str(folder))
    assert done.returncode == 0
    assert "Signer les contrats" in done.stdout
    assert "partner.md:" in done.stdout


def test_ask_json_has_the_shape_of_the_contract(folder: Path) -> None:
    done = opsrole("ask", "mission 2 du pilier 1", "--json", "--knowledge", str(folder))
    reply = json.loads(done.stdout)
    assert set(reply) == {
        "question", "status", "entry", "alternatives", "confidence", "language",
    }  # fmt: skip
    assert set(reply["entry"]) == {
        "id", "kind", "role", "pillar", "mission", "title", "heading_path", "text", "source",
    }  # fmt: skip
    assert reply["status"] == "answered"
    assert reply["entry"]["id"] == "partner-ops-manager/pillars/1/2"
    assert (reply["entry"]["pillar"], reply["entry"]["mission"]) == (1, 2)
    line = reply["entry"]["source"]["line"]
    assert "Signer les contrats" in PARTNER.splitlines()[line - 1]


def test_a_batch_is_answered_in_order_and_conversations_are_kept_apart(folder: Path) -> None:
    turns = [
        {"q": "les piliers ?", "conversation": "a"},
        {"q": "pilier 1", "conversation": "b"},
        {"q": "le 3e", "conversation": "a"},
        {"q": "le suivant", "conversation": "b"},
        {"q": ""},
    ]
    lines = "".join(json.dumps(turn) + "\n" for turn in turns)
    done = opsrole("ask", "--batch", "-", "--knowledge", str(folder), given=lines)
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["question"] for reply in replies] == [turn["q"] for turn in turns]
    assert [reply["entry"] and reply["entry"]["pillar"] for reply in replies] == [
        None, 1, 3, 2, None,
    ]  # fmt: skip
    assert replies[-1]["status"] == "help"


def test_a_batch_file_is_read_and_a_line_that_is_no_question_is_named(
    folder: Path, tmp_path: Path
) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"q": "pilier 1"}\nnot json\n', encoding="utf-8")
    done = opsrole("ask", "--batch", str(batch), "--knowledge", str(folder))
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert f"{batch}:2:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "question", ["", "👍", "a" * 4000, "Wie viele Urlaubstage habe ich?", "شكرا", "(.*)'; --"]
)
def test_any_question_gets_a_reply(question: str, folder: Path) -> None:
    done = opsrole("ask", question, "--json", "--knowledge", str(folder))
    assert done.returncode == 0
    assert json.loads(done.stdout)["entry"] is None


def test_the_askers_role_is_taken(folder: Path) -> None:
    other = PARTNER.replace("Partner", "Support")
    (folder / "support.md").write_text(other.replace("Alliances Ops", "SAV Ops"), encoding="utf-8")
    role = ("--role", "support-ops-manager", "--knowledge", str(folder))
    done = opsrole("ask", "pilier 2", "--json", *role)
    assert json.loads(done.stdout)["entry"]["id"] == "support-ops-manager/pillars/2"


def test_check_counts_and_exits_0_when_all_is_well(folder: Path) -> None:
    done = opsrole("check", str(folder))
    assert done.returncode == 0
    assert "partner.md: partner-ops-manager (fr)" in done.stdout
    assert "7 missions (2, 3, 2)" in done.stdout


def test_check_names_every_problem_by_file_and_line_and_exits_1(folder: Path) -> None:
    (folder / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    done = opsrole("check", "--knowledge", str(folder))
    assert done.returncode == 1
    assert any(
        line.startswith("broken.md:") and ": error: " in line for line in done.stdout.splitlines()
    )
    assert "empty.md:1: error: " in done.stdout
    assert "partner.md: partner-ops-manager" in done.stdout


@pytest.mark.parametrize("command", [("ask", "x"), ("run",), ("playground", "--port", "0")])
def test_a_missing_folder_is_one_clear_line(command: tuple[str, ...], tmp_path: Path) -> None:
    done = opsrole(
        *command, "--knowledge", str(tmp_path / "gone"), OPSROLE_DATA_DIR=str(tmp_path), PORT="0"
    )
    assert done.returncode == 2
    assert "gone" in done.stderr
    assert "Traceback" not in done.stderr


def test_asking_an_empty_folder_is_one_clear_line(tmp_path: Path) -> None:
    done = opsrole("ask", "pilier 2", "--knowledge", str(tmp_path))
    assert done.returncode == 2
    assert "no article" in done.stderr


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"PORT": "x"}, "PORT"),
        ({"SLACK_BOT_TOKEN": "wrong"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
    ],
)
def test_a_wrong_setting_stops_run_before_anything_starts(
    environment: dict[str, str], names: str, tmp_path: Path
) -> None:
    done = opsrole("run", OPSROLE_DATA_DIR=str(tmp_path), **environment)
    assert done.returncode == 2
    assert done.stderr.startswith(f"opsrole: {names}: ")
    assert len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_db_upgrade_makes_the_tables_and_can_be_run_again(tmp_path: Path) -> None:
    for _ in range(2):
        done = opsrole("db", "upgrade", OPSROLE_DATA_DIR=str(tmp_path / "data"))
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "opsrole.db").exists()


@pytest.mark.parametrize(
    "command",
    [(), ("run",), ("ask",), ("check",), ("new",), ("preview",), ("requests",), ("playground",),
     ("db",), ("db", "upgrade")],
)  # fmt: skip
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    done = opsrole(*command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout
