"""Row 41: whatever locks a report or a month says so in words of its own, in both languages."""

import gettext
from datetime import UTC, datetime

import pytest
from tests.architecture.sources import CHECKOUT

from workreport.domain.workflow import Action, Actor, PeriodFacts, UnitFacts, refusal
from workreport.i18n import translation
from workreport.i18n.messages import next_step
from workreport.i18n.reasons import reason_text

SINCE = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)
OPEN = PeriodFacts(opened=True)
FILED = UnitFacts(filed=True, received=True, author="a")
HEAD = Actor("a")
OFFICER = Actor("b")

# What is wanted, by whom, of which report in which month: and the code that refuses it.
LOCKS = {
    "period_not_open": (Action.FILE, FILED, PeriodFacts(), HEAD),
    "period_locked": (
        Action.EDIT,
        FILED,
        PeriodFacts(opened=True, closings=1, closed_at=SINCE),
        HEAD,
    ),
    "report_locked": (
        Action.EDIT,
        UnitFacts(filed=True, received=True, answer="accepted", answered_at=SINCE),
        OPEN,
        HEAD,
    ),
    "already_in_check": (
        Action.RECALL,
        UnitFacts(filed=True, checked_by="b", checked_by_name="Hiếu", checked_since=SINCE),
        OPEN,
        HEAD,
    ),
    "already_returned": (
        Action.RECALL,
        UnitFacts(filed=True, answer="returned", answered_at=SINCE),
        OPEN,
        HEAD,
    ),
    "recall_asked": (
        Action.CHECK,
        UnitFacts(filed=True, received=True, recall_asked=True, author="a"),
        OPEN,
        OFFICER,
    ),
    "not_received": (Action.ACCEPT, UnitFacts(filed=True, author="a"), OPEN, OFFICER),
    "own_report": (Action.ACCEPT, FILED, OPEN, HEAD),
    "not_concluded": (Action.CLOSE, FILED, OPEN, OFFICER),
}
TIMED = {"period_locked", "report_locked", "already_in_check", "already_returned"}

ENGLISH = CHECKOUT / "resources/locale/en/LC_MESSAGES/workreport.mo"


@pytest.fixture(autouse=True)
def shipped_english() -> None:
    with ENGLISH.open("rb") as file:
        translation.add_catalogue("en", gettext.GNUTranslations(file))


def said(code: str) -> str:
    reason = refusal(*LOCKS[code])
    assert reason is not None
    assert reason.code == code
    return f"{reason_text(code, reason.values)} {next_step(code, reason.values)}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_lock_has_a_text_of_its_own_with_a_way_out(language: str) -> None:
    translation.use_language(language)
    told = {code: said(code) for code in LOCKS}
    assert len(set(told.values())) == len(LOCKS)
    for code, words in told.items():
        reason = refusal(*LOCKS[code])
        assert reason is not None
        assert next_step(code, reason.values)
        assert ("24" in words and "11" in words) is (code in TIMED), words


def test_the_two_languages_say_it_differently() -> None:
    vietnamese = {code: said(code) for code in LOCKS}
    translation.use_language("en")
    assert not [code for code in LOCKS if said(code) == vietnamese[code]]


def test_the_lock_tells_the_hour_of_viet_nam() -> None:
    assert "10:15" in said("report_locked")
    assert "Hiếu" in said("already_in_check")
