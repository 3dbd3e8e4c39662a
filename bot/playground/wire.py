"""People, channels and messages as the JSON that Slack shows to apps."""

from typing import Any

from bot.playground.people import Person
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]


def user_json(workspace: Workspace, person: Person, *, locale: bool = False) -> Json:
    """A member as `users.info` shows one; of another organisation's people, little is told."""
    if person.is_outsider:
        return _outsider_json(person)
    found: Json = {
        "id": person.id,
        "team_id": workspace.seed.team_id,
        "name": person.name,
        "deleted": False,
        "color": person.colour,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz_label,
        "tz_offset": person.tz_offset,
        "profile": {
            "title": person.title,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "first_name": person.real_name.split(" ")[0],
            "team": workspace.seed.team_id,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
    }
    if person.is_bot:
        found["profile"] |= {"bot_id": workspace.seed.bot_id, "api_app_id": workspace.seed.app_id}
    if locale and person.locale:
        found["locale"] = person.locale
    return found


def _outsider_json(person: Person) -> Json:
    # docs.slack.dev/apis/slack-connect: external members come without locale and e-mail.
    return {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "deleted": False,
        "color": person.colour,
        "real_name": person.real_name,
        "profile": {
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "team": person.team,
        },
        "is_bot": False,
        "is_stranger": True,
        "updated": 1_700_000_000,
    }


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    common: Json = {"id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived}
    if channel.is_dm:
        return common | {
            "is_im": True,
            "is_channel": False,
            "user": channel.partner,
            "is_user_deleted": False,
        }
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": False,
        "is_general": channel.name == "general",
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "is_member": workspace.bot.id in channel.members,
        "creator": workspace.members[0].id,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def bot_profile(workspace: Workspace) -> Json:
    seed = workspace.seed
    return {
        "id": seed.bot_id,
        "deleted": False,
        "name": seed.bot.name,
        "updated": 1_700_000_000,
        "app_id": seed.app_id,
        "team_id": seed.team_id,
    }


def message_json(workspace: Workspace, message: Message) -> Json:
    """As in `conversations.history`, in `message` events and in interaction payloads."""
    author = workspace.people.get(message.user)
    found: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": (author and author.team) or workspace.seed.team_id,
    }
    if author is not None and author.is_outsider:
        found |= {"user_team": author.team, "source_team": author.team}
    if message.subtype:
        found["subtype"] = message.subtype
    if message.from_bot:
        found |= {
            "bot_id": workspace.seed.bot_id,
            "app_id": workspace.seed.app_id,
            "bot_profile": bot_profile(workspace),
        }
    else:
        found["client_msg_id"] = f"{message.channel}-{message.ts}"
    if message.blocks:
        found["blocks"] = list(message.blocks)
    if message.files:
        found |= {"files": list(message.files), "upload": False}
    if message.metadata:
        found["metadata"] = message.metadata
    if message.edited:
        found["edited"] = {"user": message.user, "ts": message.edited}
    if message.reactions:
        found["reactions"] = _reactions(message)
    return found | _thread(workspace, message)


def _reactions(message: Message) -> list[Json]:
    users: dict[str, list[str]] = {}
    for name, user in message.reactions:
        users.setdefault(name, []).append(user)
    return [{"name": name, "users": who, "count": len(who)} for name, who in users.items()]


def _thread(workspace: Workspace, message: Message) -> Json:
    if message.is_reply:
        parent = workspace.find(message.channel, message.thread)
        return {
            "thread_ts": message.thread,
            **({"parent_user_id": parent.user} if parent else {}),
        }
    replies = [m for m in workspace.replies(message.channel, message.ts) if m.is_reply]
    if not replies:
        return {}
    authors = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "reply_users": authors,
        "latest_reply": replies[-1].ts,
    }
