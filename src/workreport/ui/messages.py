"""Talking to the person: the one interface that view-models are given."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workreport.domain.errors import CodedError, RuleError, WorldError
from workreport.i18n import messages as sentences
from workreport.i18n.formats import shown


class NoticeKind(StrEnum):
    """How much a notice matters; the worst is shown first."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened, what stays safe, and the one thing to do about it.

    ``more`` are other things to do, as words and act, where one is not enough. ``about`` names the
    state it tells of, so that it can be taken away when that is no longer so.
    """

    kind: NoticeKind
    happened: str
    safe: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    more: tuple[tuple[str, Callable[[], None]], ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something only a dialog may ask: sign and file, close a month, reopen, delete a profile."""

    title: str
    text: str
    accept: str
    facts: tuple[tuple[str, str], ...] = ()
    """What is agreed to, as names and values, below the text."""
    is_dangerous: bool = False
    reason_label: str = ""
    """With a label the person must give a reason, which is the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWish:
    """A file or folder to be chosen; ``patterns`` are like ``("*.xlsx",)``."""

    title: str
    kind_name: str = ""
    patterns: tuple[str, ...] = ()
    suggested: str = ""


class Messages(Protocol):
    """Talks to the person; windows implement it, tests record it."""

    def tell(self, notice: Notice) -> None:
        """Show a notice inline, above the page it concerns."""
        ...

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Say for eight seconds what was done and offer to undo it."""
        ...

    def ask(self, question: Question) -> str | None:
        """Ask and wait; ``None`` means no, otherwise the reason given (empty without a label)."""
        ...

    def choose_file(self, wish: FileWish) -> Path | None:
        """Let an existing file be chosen."""
        ...

    def choose_target(self, wish: FileWish) -> Path | None:
        """Let a file to be written be chosen."""
        ...

    def choose_folder(self, wish: FileWish) -> Path | None:
        """Let a folder be chosen."""
        ...


def notice_of(error: CodedError, safe: str = "") -> Notice:
    """Return the notice of an error: rules warn, everything else is told as a failure."""
    values = shown(error.values)
    happened = sentences.cause(error.code, values)
    step = sentences.next_step(error.code, values)
    kind = NoticeKind.WARN if isinstance(error, RuleError) else NoticeKind.BAD
    if isinstance(error, WorldError) and safe:
        step = f"{safe} {step}".strip()
    return Notice(kind=kind, happened=happened, safe=step, about=error.code)
