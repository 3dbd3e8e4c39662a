"""Who and what is in a fresh workspace."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace, or of another one that shares a channel with it.

    locale     None where Slack tells none
    tz_offset  in seconds
    colour     the avatar's
    team       the id of the person's own workspace, where it is another one
    newcomer   has not been welcomed yet
    """

    id: str
    name: str
    real_name: str
    locale: str | None
    tz: str
    tz_label: str
    tz_offset: int
    title: str = ""
    colour: str = "4a154b"
    is_bot: bool = False
    team: str | None = None
    newcomer: bool = False

    @property
    def is_outsider(self) -> bool:
        return self.team is not None


@dataclass(frozen=True, slots=True)
class Room:
    """A channel as a workspace is born with.

    members  user ids
    shared   with another organisation (Slack Connect)
    """

    id: str
    name: str
    members: tuple[str, ...]
    purpose: str = ""
    archived: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Seed:
    """All that is there before anybody speaks. Each person gets a DM with the bot."""

    team_id: str
    team_name: str
    domain: str
    app_id: str
    bot_id: str
    bot: Person
    people: tuple[Person, ...]
    rooms: tuple[Room, ...] = field(default=())


CAMILLE = Person(
    id="U0CAMILLE",
    name="camille",
    real_name="Camille Laurent",
    locale="fr-FR",
    tz="Europe/Paris",
    tz_label="Central European Time",
    tz_offset=3600,
    title="Account Executive",
    colour="b3476b",
)
ALEX = Person(
    id="U0ALEX",
    name="alex",
    real_name="Alex Morgan",
    locale="en-US",
    tz="America/New_York",
    tz_label="Eastern Standard Time",
    tz_offset=-18000,
    title="Head of Sales",
    colour="2c6e8f",
)
INES = Person(
    id="U0INES",
    name="ines",
    real_name="Inès Moreau",
    locale="fr-FR",
    tz="Europe/Paris",
    tz_label="Central European Time",
    tz_offset=3600,
    title="Chargée de recrutement, arrivée lundi",
    colour="3f7d58",
    newcomer=True,
)
SAM = Person(
    id="U0SAM",
    name="sam",
    real_name="Sam Rivera",
    locale=None,
    tz="Europe/Madrid",
    tz_label="Central European Time",
    tz_offset=3600,
    title="Fjord & Co, guest",
    colour="8a5a2b",
    team="T0FJORD",
)
BOT = Person(
    id="U0OPSROLE",
    name="opsrole",
    real_name="opsrole",
    locale="en-US",
    tz="Europe/Paris",
    tz_label="Central European Time",
    tz_offset=3600,
    title="Ops roles, explained",
    colour="1f2a44",
    is_bot=True,
)

SEED = Seed(
    team_id="T0PLAY",
    team_name="Atelier",
    domain="atelier",
    app_id="A0OPSROLE",
    bot_id="B0OPSROLE",
    bot=BOT,
    people=(CAMILLE, ALEX, INES, SAM),
    rooms=(
        Room("C0GENERAL", "general", (CAMILLE.id, ALEX.id, INES.id, BOT.id), "Everybody"),
        Room("C0OPS", "ops", (CAMILLE.id, ALEX.id, BOT.id), "How we run the company"),
        Room("C0RANDOM", "random", (CAMILLE.id, ALEX.id, INES.id), "Everything else"),
        Room(
            "C0PARTNERS",
            "partners",
            (CAMILLE.id, ALEX.id, SAM.id, BOT.id),
            "With Fjord & Co",
            shared=True,
        ),
        Room("C0OLD", "old-project", (CAMILLE.id, BOT.id), "Done", archived=True),
    ),
)
