"""What is typed while lines are being signed is kept afterwards, and what was signed is not."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject

from workreport.ui.viewmodels.pending import Pending


class Session(QObject):
    """Keeps what would be written, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = SimpleNamespace(book=None)
        self.kept: list[dict[str, str]] = []

    def run(self, work: Any, done: Callable[[None], None], _failed: object) -> None:
        self.kept.append(work.args[2])
        done(None)


def typing() -> tuple[Session, Pending]:
    session = Session()
    pending = Pending(session, session)  # type: ignore[arg-type]
    pending.use("conclusions/2026-11", {})
    pending.put("a/text", "Rút kinh nghiệm")
    return session, pending


def test_nothing_is_kept_between_the_signature_and_its_end() -> None:
    session, pending = typing()
    signed = pending.begin_signing("a")
    assert (signed.name, signed.lines) == ("conclusions/2026-11", ("a",))
    pending.put("b/text", "Còn nháp")
    pending.save()
    assert session.kept == [{"a/text": "Rút kinh nghiệm"}]
    pending.end_signing("a")
    assert session.kept[1:] == [{"b/text": "Còn nháp"}]
    assert pending.words == {"b/text": "Còn nháp"}


def test_a_refused_signature_keeps_every_word() -> None:
    session, pending = typing()
    pending.begin_signing("a")
    pending.put("b/text", "Còn nháp")
    pending.end_signing()
    assert session.kept[-1] == {"a/text": "Rút kinh nghiệm", "b/text": "Còn nháp"}


def test_the_end_of_a_signature_touches_no_other_month() -> None:
    session, pending = typing()
    pending.begin_signing("a")
    pending.use("conclusions/2026-12", {"a/text": "Tháng khác"})
    pending.end_signing("a")
    assert pending.words == {"a/text": "Tháng khác"}
    assert session.kept == [{"a/text": "Rút kinh nghiệm"}]
