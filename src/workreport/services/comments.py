"""What is said about a task: signed remarks in the unit's plan, read marks of this workspace."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import category, normalize

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.talk import MOST_LETTERS, TaskComment
from workreport.services.book import Book, Look
from workreport.services.ports.rows import Fact

_READ = "comments_read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One remark, ready to be shown."""

    entry: str
    author: str
    said_at: datetime
    text: str
    is_mine: bool
    is_new: bool
    is_erased: bool = False


class CommentService:
    """Reads and writes the threads of tasks."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def thread(self, task: str) -> tuple[Comment, ...]:
        """Return what was said about a task, oldest first."""
        with self._book.looking() as look:
            read = _read(look)
            me = look.identity.person
            facts = look.projections.facts("task.comment", subject=task)
            return tuple(
                _comment(look, fact, me, read) for fact in sorted(facts, key=_when_and_which)
            )

    def unread(self, unit: str) -> Mapping[str, int]:
        """Return how many remarks of others are new here, by task."""
        with self._book.looking() as look:
            read, me = _read(look), look.identity.person
            found: dict[str, int] = {}
            for fact in look.projections.facts("task.comment", unit=unit, bodies=False):
                if fact.author != me and fact.entry not in read:
                    found[fact.subject] = found.get(fact.subject, 0) + 1
            return found

    def count(self, unit: str) -> Mapping[str, int]:
        """Return how many remarks there are, by task."""
        with self._book.looking() as look:
            found: dict[str, int] = {}
            for fact in look.projections.facts("task.comment", unit=unit, bodies=False):
                found[fact.subject] = found.get(fact.subject, 0) + 1
            return found

    def say(self, task: str, unit: str, text: str) -> str:
        """Sign a remark about a task; returns the entry id.

        Raises:
            UseError: ``comment_empty``, ``comment_too_long``.
            RuleError: ``comment_task_unsigned`` while only this draft knows the task; the person
                may not speak about tasks of this unit.
        """
        words = _plain(text)
        if not words:
            raise UseError("comment_empty")
        if len(words) > MOST_LETTERS:
            raise UseError("comment_too_long", count=len(words), most=MOST_LETTERS)
        with self._book.working() as work:
            if work.projections.task(task) is None:
                raise RuleError("comment_task_unsigned")
            body = TaskComment(comment=new_id(), task=task, unit=unit, text=words)
            return work.append(body, "task.comment")

    def mark_read(self, task: str) -> bool:
        """Remember that everything said about a task was seen; tell whether anything was new."""
        with self._book.looking() as look:
            facts = look.projections.facts("task.comment", subject=task, bodies=False)
            me, read = look.identity.person, _read(look)
            fresh = {one.entry for one in facts if one.author != me} - read
        if fresh:
            with self._book.working() as work:
                kept = sorted(_read(work) | fresh)
                work.transaction.local.set_value(_READ, json.dumps(kept).encode())
        return bool(fresh)


def _comment(look: Look, fact: Fact, me: str, read: Collection[str]) -> Comment:
    body = fact.body
    return Comment(
        entry=fact.entry,
        author=look.directory.person_name(fact.author),
        said_at=datetime.fromisoformat(fact.at),
        text=body.text if isinstance(body, TaskComment) else "",
        is_mine=fact.author == me,
        is_new=fact.author != me and fact.entry not in read,
        is_erased=body is None,
    )


def _when_and_which(fact: Fact) -> tuple[str, str]:
    return fact.at, fact.entry


def _read(look: Look) -> frozenset[str]:
    kept = look.transaction.local.value(_READ)
    return frozenset(json.loads(kept)) if kept else frozenset()


def _plain(text: str) -> str:
    """Return composed plain text: line breaks stay, other signs that cannot be seen go."""
    lines = normalize("NFC", text).replace("\r\n", "\n").split("\n")
    shown = ("".join(one for one in line if category(one)[0] != "C") for line in lines)
    return "\n".join(line.rstrip() for line in shown).strip()
