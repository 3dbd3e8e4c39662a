"""Slack's tables, and what is said where Slack shows none."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, RawTextObject, TableBlock

from bot.slack import limits
from bot.slack.blocks import body
from bot.slack.blocks.rendered import Json
from bot.slack.pieces import Inline, Items, Paragraph, Piece
from bot.slack.text import cut

_EMPTY = "–"  # a cell must say something
_WRAPPED = {"is_wrapped": True}


def table(rows: Sequence[Sequence[str]]) -> Block:
    """The first row names the columns, the first cell of each row its row. Cells are cut."""
    cells = [[RawTextObject(text=cut(c, limits.CELL_TEXT) or _EMPTY) for c in row] for row in rows]
    return TableBlock(rows=cells[: limits.TABLE_ROWS], column_settings=[_WRAPPED] * len(rows[0]))


def spelled_out(block: Json) -> list[Json]:
    """A table's block as a list for each row."""
    (_, *columns), *rows = ([cell["text"] for cell in row] for row in block["rows"])
    pieces: list[Piece] = []
    for name, *cells in rows:
        told = [
            (Inline(f"{column} · ", bold=True), Inline(cell))
            for column, cell in zip(columns, cells, strict=True)
        ]
        pieces += [Paragraph((Inline(name, bold=True),)), Items(tuple(told))]
    return [shown.to_dict() for shown in body.blocks(pieces)]
