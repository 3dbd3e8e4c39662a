"""A reply as plain data: what `opsrole ask --json` and `--batch` print. The shape is a contract."""

from typing import Any

from bot.articles.model import Entry
from bot.dialogue.model import Reply


def reply_as_dict(reply: Reply) -> dict[str, Any]:
    return {
        "question": reply.question,
        "status": reply.status.value,
        "entry": entry_as_dict(reply.entry) if reply.entry else None,
        "alternatives": [entry_as_dict(entry) for entry in reply.alternatives],
        "confidence": reply.confidence,
        "language": reply.language,
    }


def entry_as_dict(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "role": entry.role,
        "pillar": entry.pillar,
        "mission": entry.mission,
        "title": entry.title,
        "heading_path": list(entry.heading_path),
        "text": entry.text,
        "source": {"file": entry.source.file, "line": entry.source.line},
    }
