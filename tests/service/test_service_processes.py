"""The bot as its host runs it: processes, ports, signals; Slack is the playground."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot import playground
from bot.playground.acting import Actor

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def process(*command: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    started = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env={**kept, "PATH": path, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.terminate()  # which honcho hands on to what it has started
            await asyncio.wait_for(started.wait(), 15)


async def ready(port: int, path: str = "/readyz", within: float = 20.0) -> bool:
    async with aiohttp.ClientSession() as session:
        for _ in range(int(within / 0.1)):
            try:
                async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                    if answer.status == 200:
                        return True
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)
    return False


async def opened(actor: Actor, callback_id: str) -> None:
    async with asyncio.timeout(5):
        while (actor.modal or {}).get("callback_id") != callback_id:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def tokens(slack: playground.Playground, data: Path) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "OPSROLE_DATA_DIR": str(data),
    }


async def test_the_procfiles_web_process_gets_ready_and_answers_over_http(tmp_path: Path) -> None:
    port = free_port()
    async with (
        playground.serve(port=0) as slack,
        process("honcho", "start", "-p", str(port), "web", **tokens(slack, tmp_path)),
    ):
        assert await ready(port)
        await slack.set_request_url(f"http://127.0.0.1:{port}/slack/events")
        camille = slack.actor("camille")
        await camille.command("/opsrole", "pilier 2", channel="#general")
        answer = await slack.next_message(person="camille")
        assert "Pilier 2" in answer.text
        assert slack.journal.violations == []


async def test_the_procfiles_worker_answers_over_socket_mode_and_postgresql(
    tmp_path: Path, postgres_url: str
) -> None:
    port = free_port()
    async with playground.serve(port=0) as slack:
        given = tokens(slack, tmp_path) | {"DATABASE_URL": postgres_url}
        async with process("honcho", "start", "-p", str(port), "worker", **given):
            assert await ready(port)
            camille = slack.actor("camille")
            camille.say(camille.dm, "les soft skills du business ops ?")
            answer = await slack.next_message(channel=camille.dm)
            assert "Empathie" in answer.text


async def test_what_readers_say_in_slack_reaches_whoever_writes_the_articles(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with playground.serve(port=0) as slack:
        given = tokens(slack, tmp_path) | {"PORT": str(port)}
        async with process(sys.executable, "-m", "bot", "run", **given):
            assert await ready(port)
            camille = slack.actor("camille")
            camille.say(camille.dm, "quelle est la recette du gâteau au chocolat ?")
            await camille.press(await slack.next_message(camille.dm), "request")
            await opened(camille, "request")
            await camille.submit()
            camille.say(camille.dm, "c'est quoi un data analyst ?")
            answer = await slack.next_message(camille.dm)
            await camille.press(answer, "feedback", value="bad:data-analyst")
            await opened(camille, "feedback")
            await camille.submit({"typed": "son salaire"})
        async with process(
            sys.executable, "-m", "bot", "requests", OPSROLE_DATA_DIR=str(tmp_path)
        ) as listing:
            told, _ = await listing.communicate()
    assert "quelle est la recette du gâteau au chocolat ?" in told.decode()
    assert "data-analyst: son salaire" in told.decode()


async def test_sigterm_ends_it_with_0_and_leaves_nothing_listening(tmp_path: Path) -> None:
    port = free_port()
    async with playground.serve(port=0) as slack:
        given = tokens(slack, tmp_path) | {"PORT": str(port)}
        async with process(sys.executable, "-m", "bot", "run", **given) as bot:
            assert await ready(port)
            bot.terminate()
            async with asyncio.timeout(10):
                assert await bot.wait() == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))


async def test_sigterm_ends_a_start_that_waits_for_slack(tmp_path: Path) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def silent(_: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        asked.set()
        await over.wait()
        line.close()

    slack = await asyncio.start_server(silent, "127.0.0.1", 0)
    given = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_API_URL": f"http://127.0.0.1:{slack.sockets[0].getsockname()[1]}/",
        "OPSROLE_DATA_DIR": str(tmp_path),
        "PORT": "0",
    }
    async with slack, process(sys.executable, "-m", "bot", "run", **given) as bot:
        await asyncio.wait_for(asked.wait(), 20)
        bot.terminate()
        said, _ = await asyncio.wait_for(bot.communicate(), 5)
        assert bot.returncode == 0
        assert "Traceback" not in said.decode()
        over.set()


async def test_without_tokens_run_opens_the_playground_with_the_bot_in_it(tmp_path: Path) -> None:
    port = free_port()
    given = {"PORT": str(port), "OPSROLE_DATA_DIR": str(tmp_path)}
    async with process(sys.executable, "-m", "bot", "run", **given) as bot:
        assert await ready(port)
        address = f"http://127.0.0.1:{port}/"
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            assert "opsrole" in await page.text()
        bot.send_signal(signal.SIGINT)
        async with asyncio.timeout(10):
            assert await bot.wait() == 0


@pytest.mark.parametrize("command", [("run",), ("playground", "--port", "{port}")])
async def test_a_port_in_use_is_one_clear_line(command: tuple[str, ...], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        arguments = [part.format(port=port) for part in command]
        given = {"PORT": port, "OPSROLE_DATA_DIR": str(tmp_path)}
        async with process(sys.executable, "-m", "bot", *arguments, **given) as bot:
            said, _ = await asyncio.wait_for(bot.communicate(), 20)
            assert bot.returncode == 2
            assert port in said.decode()
            assert "Traceback" not in said.decode()


async def test_a_token_that_slack_refuses_is_one_clear_line(tmp_path: Path) -> None:
    async with playground.serve(port=0) as slack:
        given = tokens(slack, tmp_path) | {"SLACK_BOT_TOKEN": "xoxb-wrong", "PORT": "0"}
        async with process(sys.executable, "-m", "bot", "run", **given) as bot:
            said, _ = await asyncio.wait_for(bot.communicate(), 20)
            assert bot.returncode == 2
            assert "SLACK_BOT_TOKEN" in said.decode()
            assert "Traceback" not in said.decode()


async def test_a_data_folder_that_cannot_be_written_does_not_stop_the_answers(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be")
    port = free_port()
    async with playground.serve(port=0) as slack:
        given = tokens(slack, data) | {"PORT": str(port)}
        async with process(sys.executable, "-m", "bot", "run", **given):
            assert await ready(port, "/healthz")
            await slack.connected()
            camille = slack.actor("camille")
            await camille.command("/opsrole", "pilier 2", channel="#general")
            assert "Pilier 2" in (await slack.next_message(person="camille")).text
            assert not await ready(port, within=0.3)
