"""Every environment variable, typed, in one place. A `.env` in the working directory is read."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# The schemes that hosts hand out, and the drivers that the bot uses.
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

Secret = Annotated[str | None, Field(repr=False)]


class WrongSetting(Exception):  # noqa: N818 - reads as what it says
    """A variable has a value that cannot be used; the text is one clear line naming it."""


class Settings(BaseSettings):
    """Slack's variables bear Slack's names, ours are prefixed OPSROLE_."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    slack_bot_token: Secret = None
    slack_app_token: Secret = None
    slack_signing_secret: Secret = None
    slack_client_id: str | None = None
    slack_client_secret: Secret = None
    slack_api_url: str = "https://slack.com/api/"
    database_url: str | None = Field(default=None, repr=False)
    knowledge_dir: Path = Path("knowledge")
    port: int = Field(default=3000, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    data_dir: Path = Field(default=Path(".data"), alias="OPSROLE_DATA_DIR")
    keep_questions: bool = Field(default=False, alias="OPSROLE_KEEP_QUESTIONS")
    thread_followups: bool = Field(default=False, alias="OPSROLE_THREAD_FOLLOWUPS")
    welcome_new_members: bool = Field(default=False, alias="OPSROLE_WELCOME_NEW_MEMBERS")
    conversation_minutes: int = Field(default=30, ge=1, alias="OPSROLE_CONVERSATION_MINUTES")

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: str | None) -> str | None:
        return _starting_with("xoxb-", value)

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: str | None) -> str | None:
        return _starting_with("xapp-", value)

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("https", "http") or not parts.hostname or " " in value:
            raise ValueError("must be an http or https address")
        return value.rstrip("/") + "/"

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str | None) -> str | None:
        if value is not None and value.partition("://")[0] not in _DRIVERS:
            raise ValueError("must begin with sqlite:/// or postgresql://")
        if value is not None and value.startswith("sqlite") and ":///" not in value:
            raise ValueError("must name a file, as in sqlite:///folder/file.db")
        return value

    @property
    def database(self) -> str:
        """The database's address with the driver that the bot uses; a file without the variable."""
        if self.database_url is None:
            return f"sqlite+aiosqlite:///{self.data_dir / 'opsrole.db'}"
        scheme, _, rest = self.database_url.partition("://")
        return f"{_DRIVERS[scheme]}://{rest}"


def load_settings() -> Settings:
    """Reads the environment.

    Raises:
        WrongSetting: naming the first variable that has a wrong value, without the value.
    """
    try:
        return Settings()
    except UnicodeDecodeError:
        raise WrongSetting(".env: not UTF-8") from None
    except OSError as error:
        raise WrongSetting(f".env: cannot be read ({error.strerror})") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        reason = first["msg"].removeprefix("Value error, ")
        raise WrongSetting(f"{name}: {reason}") from None


def _starting_with(prefix: str, value: str | None) -> str | None:
    if value is not None and not value.startswith(prefix):
        raise ValueError(f"must start with {prefix}")
    return value
