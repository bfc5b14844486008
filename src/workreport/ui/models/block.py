"""Blocks of cells on the clipboard, as spreadsheets write and read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from workreport.domain.errors import CodedError
from workreport.ui.models.edits import CellEdit

_QUOTED = ("\t", "\n", '"')


@dataclass(frozen=True, slots=True)
class BadCell:
    """A pasted cell that cannot be taken over, and why; ``row`` counts new lines from 1."""

    line_id: str
    key: str
    text: str
    error: CodedError
    row: int = 0


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do: good cells, bad cells, and how many filled cells it replaces.

    ``added`` are the values of new lines; ``kept`` counts cells that are only read and differ,
    ``left_over`` rows for which there is no place.
    """

    rows: int
    columns: int
    edits: tuple[CellEdit, ...]
    problems: tuple[BadCell, ...]
    replaced: int
    added: tuple[Mapping[str, object], ...] = ()
    kept: int = 0
    left_over: int = 0


def write_block(cells: list[list[str]]) -> str:
    """Return cells as tab-separated text, as they are read; cells with line breaks are quoted.

    Nothing is put before a text that begins like a formula: the same words go into letters and
    messages. Spreadsheets take the HTML beside it, in which every cell is text.
    """
    return "\n".join("\t".join(_quoted(cell) for cell in line) for line in cells)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in _QUOTED):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_block(text: str) -> list[list[str]]:
    """Read tab-separated text as spreadsheets put it on the clipboard."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    lines: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        cell, place = _read_cell(text, place)
        lines[-1].append(cell)
        if place >= len(text):
            break
        if text[place] == "\n":
            lines.append([])
        place += 1
    return lines


def _read_cell(text: str, place: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and the place of the sign that ends it."""
    if text[place : place + 1] == '"':
        end = place + 1
        while end < len(text):
            if text[end] != '"':
                end += 1
            elif text[end + 1 : end + 2] == '"':
                end += 2
            else:
                break
        after = text[end + 1 : end + 2]
        if after in ("", "\t", "\n"):
            return text[place + 1 : end].replace('""', '"'), end + 1
    ends = [found for found in (text.find("\t", place), text.find("\n", place)) if found >= 0]
    end = min(ends, default=len(text))
    return text[place:end], end
