from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, load_settings


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a .env, and none of our variables."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()
    assert settings.database == "sqlite+aiosqlite:///.data/opsrole.db"
    assert (settings.port, settings.knowledge_dir) == (3000, Path("knowledge"))


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
        (
            "postgresql://u:p@host/db?sslmode=require",
            "postgresql+psycopg://u:p@host/db?sslmode=require",
        ),
        ("sqlite:////srv/opsrole.db", "sqlite+aiosqlite:////srv/opsrole.db"),
    ],
)
def test_a_hosts_database_address_gets_the_driver_that_the_bot_uses(
    given: str, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert load_settings().database == used


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "a door"),
        ("PORT", "70000"),
        ("LOG_LEVEL", "loud"),
        ("SLACK_BOT_TOKEN", "xapp-1"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", "http://"),
        ("SLACK_API_URL", "https://slack com/api"),
        ("SLACK_API_URL", "http://[half"),
        ("DATABASE_URL", "mysql://host/db"),
        ("DATABASE_URL", "sqlite://folder"),
        ("OPSROLE_KEEP_QUESTIONS", "perhaps"),
        ("OPSROLE_CONVERSATION_MINUTES", "0"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable_and_hides_the_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as wrong:
        load_settings()
    line = str(wrong.value)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    if name.startswith(("SLACK", "DATABASE")):
        assert value not in line


def test_a_dotenv_file_is_read_and_its_empty_lines_count_as_unset() -> None:
    Path(".env").write_text("SLACK_BOT_TOKEN=\nPORT=4000\n", encoding="utf-8")
    settings = load_settings()
    assert (settings.slack_bot_token, settings.port) == (None, 4000)


def test_a_dotenv_file_that_is_no_text_is_one_line_that_names_it() -> None:
    Path(".env").write_bytes(b"PORT=\xff\xfe")
    with pytest.raises(WrongSetting, match=r"^\.env: not UTF-8$"):
        load_settings()


def test_the_example_file_can_be_used_as_it_is() -> None:
    example = Path(__file__).parents[1] / ".env.example"
    Path(".env").write_text(example.read_text("utf-8"), encoding="utf-8")
    assert load_settings().slack_bot_token is None


def test_secrets_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hidden@host/db")
    assert "secret" not in repr(load_settings())
    assert "hidden" not in repr(load_settings())
