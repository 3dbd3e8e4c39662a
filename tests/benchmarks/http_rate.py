"""Signed `/opsrole` requests a second over HTTP, beside an empty Bolt listener in the same run.

python tests/benchmarks/http_rate.py [--seconds 5] [--clients 8]

Both servers are processes of their own; what is timed is request to answer, several at once. The
bot answers fully: understood, ranked, remembered and logged in SQLite, made into a card.
"""

import argparse
import asyncio
import hashlib
import hmac
import itertools
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from bot import playground

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    "c'est quoi le pilier 2 ?",
    "qui forme les nouveaux ?",
    "les soft skills",
    "who owns the CRM?",
    "qui s'occupe des dahsboards",
    "quel est le salaire ?",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def server(port: int, *command: str, **environment: str) -> AsyncIterator[None]:
    """A process that serves on the port, up when its /healthz answers."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env={**os.environ, **environment},
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(200):
                await asyncio.sleep(0.1)
                try:
                    async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                        if answer.status == 200:
                            break
                except aiohttp.ClientError:
                    continue
            else:
                raise TimeoutError(f"nothing on port {port}")
        yield
    finally:
        process.terminate()
        await process.wait()


async def load(port: int, secret: str, seconds: float, clients: int) -> tuple[float, list[float]]:
    """(requests a second, seconds each took), `clients` at once."""
    took: list[float] = []
    questions = itertools.cycle(QUESTIONS)
    end = time.perf_counter() + seconds

    async def client(session: aiohttp.ClientSession, person: int) -> None:
        while time.perf_counter() < end:
            body = urlencode(
                {
                    "command": "/opsrole",
                    "text": next(questions),
                    "team_id": "T1",
                    "channel_id": "C1",
                    "user_id": f"U{person}",
                    "response_url": "http://127.0.0.1:9/never-used",
                    "trigger_id": "1.1",
                }
            )
            stamp = str(int(time.time()))
            base = f"v0:{stamp}:{body}".encode()
            signed = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
            began = time.perf_counter()
            async with session.post(
                f"http://127.0.0.1:{port}/slack/events",
                data=body,
                headers={
                    "content-type": "application/x-www-form-urlencoded",
                    "x-slack-request-timestamp": stamp,
                    "x-slack-signature": signed,
                },
            ) as answer:
                await answer.read()
                if answer.status != 200:
                    raise RuntimeError(f"{answer.status}")
            took.append(time.perf_counter() - began)

    async with aiohttp.ClientSession() as session:
        began = time.perf_counter()
        await asyncio.gather(*(client(session, person) for person in range(clients)))
        return len(took) / (time.perf_counter() - began), took


async def measure(seconds: float, clients: int) -> None:
    rates: dict[str, list[float]] = {"empty listener": [], "opsrole": []}
    latencies: dict[str, list[float]] = {"empty listener": [], "opsrole": []}
    with tempfile.TemporaryDirectory() as data:
        async with playground.serve(port=0) as slack:
            empty, full = free_port(), free_port()
            tokens = {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.api_url,
                "OPSROLE_DATA_DIR": data,
                "LOG_LEVEL": "ERROR",
            }
            async with (
                server(empty, "tests/benchmarks/empty_listener.py", str(empty), **tokens),
                server(full, "-m", "bot", "run", "--transport", "http", **tokens, PORT=str(full)),
            ):
                for port in (empty, full):  # warm
                    await load(port, slack.signing_secret, 1.0, clients)
                for _ in range(3):
                    for name, port in (("empty listener", empty), ("opsrole", full)):
                        rate, took = await load(port, slack.signing_secret, seconds, clients)
                        rates[name].append(rate)
                        latencies[name] += took
    print(f"{os.cpu_count()} cores, {clients} clients, 3 rounds of {seconds:g} s each")
    for name, found in rates.items():
        took = sorted(latencies[name])
        p50, p99 = 1000 * took[len(took) // 2], 1000 * took[len(took) * 99 // 100]
        rate = statistics.median(found)
        print(f"{name:15} {rate:6.0f} requests a second, p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    ratio = statistics.median(rates["opsrole"]) / statistics.median(rates["empty listener"])
    print(f"ratio           {ratio:.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=5.0)
    options.add_argument("--clients", type=int, default=8)
    args = options.parse_args()
    asyncio.run(measure(args.seconds, args.clients))


if __name__ == "__main__":
    main()
