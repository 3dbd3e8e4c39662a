"""The message shortcut that explains terms, wherever the message stands."""

from seen import buttons, said
from slack_scene import BOTH, ROLE, Transport, scene

TALK = "Alex & le *partner ops* signent demain, <!channel> &amp; merci"


@BOTH
async def test_terms_are_explained_to_the_one_who_asked(transport: Transport) -> None:
    async with scene(transport) as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        message = alex.say("#general", TALK)
        delivery = await camille.message_shortcut(message, "explain_terms")
        told = await s.playground.next_message(person="camille")
        assert delivery.attempts[0].latency < 1.0
        assert told.text.startswith("Un terme ops dans ce message :\n• partner ops : ")
        assert (
            "Partner Ops Manager, le chef d’orchestre des partenaires. Il fait grandir" in told.text
        )
        assert told.is_ephemeral
        assert alex.ephemerals == []
        await camille.press(told, "show:term-1")
        assert "Il fait grandir" in said(await s.playground.next_update())
        assert s.playground.journal.violations == []


async def test_in_a_thread_they_are_explained_in_the_thread() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        parent = alex.say("#general", "bonjour")
        message = alex.say("#general", TALK, thread=parent.ts)
        await camille.message_shortcut(message, "explain_terms")
        told = await s.playground.next_message(person="camille")
        assert told.thread_ts == parent.ts


async def test_where_the_bot_is_no_member_they_are_explained_all_the_same() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.remove_bot("#general")
        parent = camille.say("#general", "bonjour")
        message = camille.say("#general", TALK, thread=parent.ts)
        for asked in (parent, message):
            await camille.message_shortcut(asked, "explain_terms")
        await s.idle()
        assert [told.text[:9] for told in camille.ephemerals] == ["Je n’ai t", "Un terme "]
        assert s.count("opsrole_errors_total", reason="not_in_channel") == 0


async def test_a_message_without_terms_or_without_text_gets_a_sentence() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        for message in (
            camille.say("#general", "Qui vient déjeuner ?"),
            camille.share_file("#general", "plan.pdf"),
        ):
            await camille.message_shortcut(message, "explain_terms")
            told = await s.playground.next_message(person="camille")
            assert "aucun terme ops" in told.text
            assert buttons(told) == {}


async def test_terms_are_explained_in_the_readers_language() -> None:
    async with scene() as s:
        alex = s.playground.actor("alex")
        message = alex.say("#general", TALK)
        await alex.message_shortcut(message, "explain_terms")
        told = await s.playground.next_message(person="alex")
        assert told.text.startswith("One ops term in this message:")


async def test_a_refusal_by_slack_is_one_line_in_the_log() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        parent = camille.say("#general", "bonjour")
        message = camille.say("#general", f"{TALK} {ROLE}", thread=parent.ts)
        s.playground.faults.fail_api("chat.postEphemeral", "fatal_error")
        await camille.message_shortcut(message, "explain_terms")
        told = await s.playground.next_message(person="camille")
        assert "partner ops" in told.text
