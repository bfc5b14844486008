"""One thing has one name: the table of docs/words.md, and no text that says it otherwise."""

import unicodedata
from dataclasses import dataclass
from functools import cache

import pytest
from tests.architecture.sources import CHECKOUT
from tools import translations

from workreport.i18n.messages import catalogue
from workreport.i18n.messages.cli import MESSAGES as OF_THE_COMMAND_LINE

_COLUMNS = 5
_COMMANDS = (
    "report show",
    "report check",
    "report file",
    "report pick",
    "period status",
    "period open",
    "office close",
    "office pick",
    "office reopen",
    "office conclude",
    "agency new",
    "agency join",
    "task set",
    "workreport",
)


@dataclass(frozen=True)
class Word:
    name: str
    refused: tuple[str, ...]


def words() -> tuple[Word, ...]:
    lines = (CHECKOUT / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return tuple(
        Word(row[0], tuple(one.strip() for one in row[-1].split(",") if one.strip()))
        for row in rows[2:]
        if len(row) == _COLUMNS
    )


@cache
def texts() -> frozenset[str]:
    found: set[str] = set()
    for message in translations.collected():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        found |= {unicodedata.normalize("NFC", one).casefold() for one in ids}
    return frozenset(found)


def saying(refused: str, among: frozenset[str]) -> set[str]:
    """Return the texts that contain a word as a whole word."""
    wanted = refused.casefold()
    found: set[str] = set()
    for text in among:
        at = text.find(wanted)
        while at >= 0:
            before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
            if not (before.isalpha() and wanted[0].isalpha()) and not after.isalpha():
                found.add(text)
            at = text.find(wanted, at + 1)
    return found


def test_the_table_of_words_is_read() -> None:
    assert "khóa tháng" in {word.name for word in words()}
    assert sum(len(word.refused) for word in words()) > len(words())


@pytest.mark.parametrize("word", words(), ids=lambda word: word.name)
def test_no_text_uses_a_refused_name(word: Word) -> None:
    among = texts()
    assert not {refused: found for refused in word.refused if (found := saying(refused, among))}


def test_a_refused_name_is_found_as_a_whole_word_only() -> None:
    among = frozenset({"đã đóng tháng này", "đóng thángx"})
    assert saying("Đóng tháng", among) == {"đã đóng tháng này"}


def test_no_window_names_a_command() -> None:
    naming = {
        code
        for code, message in catalogue().items()
        if code not in OF_THE_COMMAND_LINE
        for text in (message.cause, message.step)
        if "--" in text or any(command in text for command in _COMMANDS)
    }
    assert not naming
