"""The emoji that people and bots use most, by Slack's names; others show as :name:."""

import re

EMOJI = {
    "+1": "👍",
    "-1": "👎",
    "100": "💯",
    "arrow_left": "⬅️",
    "arrow_right": "➡️",
    "bar_chart": "📊",
    "bell": "🔔",
    "book": "📖",
    "books": "📚",
    "bulb": "💡",
    "calendar": "📆",
    "chart_with_upwards_trend": "📈",
    "clap": "👏",
    "clipboard": "📋",
    "compass": "🧭",
    "dart": "🎯",
    "eyes": "👀",
    "gear": "⚙️",
    "grinning": "😀",
    "hammer_and_wrench": "🛠️",
    "handshake": "🤝",
    "heart": "❤️",
    "information_source": "ℹ️",
    "jigsaw": "🧩",
    "juggling": "🤹",
    "key": "🔑",
    "link": "🔗",
    "lock": "🔒",
    "mag": "🔍",
    "memo": "📝",
    "ok_hand": "👌",
    "page_facing_up": "📄",
    "point_right": "👉",
    "pray": "🙏",
    "pushpin": "📌",
    "question": "❓",
    "robot_face": "🤖",
    "rocket": "🚀",
    "school": "🏫",
    "slightly_smiling_face": "🙂",
    "smile": "😄",
    "sparkles": "✨",
    "speech_balloon": "💬",
    "star": "⭐",
    "tada": "🎉",
    "thinking_face": "🤔",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "wrench": "🔧",
    "x": "❌",
    "zap": "⚡",
}
_NAME = re.compile(r":([\w+'-]+):")


def emoji(name: str) -> str:
    return EMOJI.get(name, f":{name}:")


def with_emoji(text: str) -> str:
    return _NAME.sub(lambda match: emoji(match[1]), text)
