from dataclasses import replace

import msgspec
import pytest
from tests.living import PASSPHRASE, PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.ledger.bodies.report import ReportFile
from workreport.services.checking import read_check

CLERK = "Người của tccb"


@pytest.fixture
def life(begin_life: Begin) -> Life:
    """The head and a clerk of one department, each with a filed second version."""
    life = begin_life(("tccb",), ("hieu",))
    join_clerk(life)
    life.sync("clerk", "vp", "tccb", "clerk", "hieu")
    life.at("2026-11-16 09:00")
    life.file("tccb", "bản đầu")
    life.sync("tccb", "vp", "hieu", "clerk")
    life["hieu"].office.return_report(PERIOD, "TCCB", "Thiếu số liệu")
    life.sync("hieu", "vp", "tccb", "clerk")
    life.at("2026-11-17 09:00")
    answer(life, "tccb", "trưởng phòng")
    life.at("2026-11-17 10:00")
    answer(life, "clerk", "văn thư")
    life.sync("tccb", "clerk", "vp", "hieu", "tccb", "clerk", "hieu", "vp")
    return life


def join_clerk(life: Life) -> None:
    """Bring in a clerk who may sign for the head."""
    invited = life.vp.joining.invite(person=CLERK, unit="TCCB", role="clerk", may_file=True)
    opened, request = life.program.join(life.root / "clerk", invited.data, invited.code, PASSPHRASE)
    life.desks["clerk"] = opened.desk
    life.vp.joining.approve(request)


def answer(life: Life, name: str, words: str) -> None:
    """Let one machine of the department answer the return and file."""
    reporting = life[name].reporting
    line = reporting.open(PERIOD)
    said = {mark.path: f"Đã bổ sung, {words}" for mark in line.marks}
    text = {**line.draft.text, "limitations": f"Hạn chế của {words}"}
    reporting.save(replace(line.draft, text=text, replies=said))
    open_warnings = {one.key: "Đã kiểm tra" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=open_warnings))
    reporting.file(PERIOD)


def everybody(life: Life) -> None:
    names = ("tccb", "clerk", "hieu", "vp")
    life.sync(*names, *names)


def test_two_versions_stand_side_by_side_and_the_office_checks_neither(life: Life) -> None:
    for name in ("tccb", "clerk", "hieu", "vp"):
        line = life.line(name, "TCCB")
        assert line.in_conflict
        assert [one.label for one in line.versions] == ["1", "2a", "2b"]
    with pytest.raises(RuleError, match="versions_in_conflict"):
        life["hieu"].office.start_check(PERIOD, "TCCB")

    seen = life["hieu"].reporting.versions(PERIOD, "TCCB")
    assert {one.author for one in seen.versions} == {
        life[name].book.identity.person for name in ("tccb", "clerk")
    }
    assert seen.places == ("text/limitations",)
    assert {draft.text["limitations"] for draft in seen.drafts} == {
        "Hạn chế của trưởng phòng",
        "Hạn chế của văn thư",
    }
    # The verdict is that of the first version; the conflict came after it.
    assert life.line("vp", "TCCB").verdict.kind == "on_time"


def test_the_head_chooses_and_every_desk_goes_on_with_that_version(life: Life) -> None:
    seen = life["tccb"].reporting.versions(PERIOD)
    chosen = next(one for one in seen.versions if one.author == life["clerk"].book.identity.person)
    entry = life["tccb"].reporting.pick(PERIOD, chosen.label, "Bản đủ số liệu")
    everybody(life)
    for name in ("tccb", "clerk", "hieu", "vp"):
        line = life.line(name, "TCCB")
        assert not line.in_conflict
        assert line.current is not None
        assert (line.current.entry, line.current.label) == (entry, "3")
        assert line.current.picked == chosen.entry
        assert line.current.author == chosen.author  # who wrote it, not who chose it
        assert line.current.picked_by == life["tccb"].book.identity.person
        draft = life[name].reporting.open(PERIOD, "TCCB").draft
        assert draft.text["limitations"] == "Hạn chế của văn thư"
        assert [one.level for one in draft.department] == ["B"]
    with life.vp.book.looking() as look:
        assert set(look.transaction.ledger.entry(entry).envelope.supersedes) == {
            one.entry for one in seen.versions
        }
    life["hieu"].office.start_check(PERIOD, "TCCB")
    life["hieu"].office.accept(PERIOD, "TCCB")


def test_an_officer_may_answer_the_version_he_chose(life: Life) -> None:
    chosen = life["hieu"].reporting.versions(PERIOD, "TCCB").versions[0]
    life["hieu"].office.pick(PERIOD, "TCCB", chosen.entry, "Bản đến trước")
    life["hieu"].office.accept(PERIOD, "TCCB")
    everybody(life)
    assert {life.state(name, "TCCB") for name in ("tccb", "clerk", "vp")} == {"accepted"}


def test_two_people_who_choose_the_same_version_agree(life: Life) -> None:
    chosen = life["tccb"].reporting.versions(PERIOD).versions[0]
    life["tccb"].reporting.pick(PERIOD, chosen.entry, "Bản đúng")
    life["hieu"].office.pick(PERIOD, "TCCB", chosen.entry, "Bản đến trước")
    everybody(life)
    lines = [life.line(name, "TCCB") for name in ("tccb", "clerk", "hieu", "vp")]
    assert not any(line.in_conflict for line in lines)
    assert len({line.current.entry for line in lines if line.current is not None}) == 1
    life.vp.office.accept(PERIOD, "TCCB")


def test_two_people_who_choose_differently_are_asked_again(life: Life) -> None:
    first, second = life["tccb"].reporting.versions(PERIOD).versions
    life["tccb"].reporting.pick(PERIOD, first.entry, "Bản của tôi")
    life["hieu"].office.pick(PERIOD, "TCCB", second.entry, "Bản đến trước")
    everybody(life)
    assert {life.line(name, "TCCB").in_conflict for name in ("tccb", "clerk", "hieu", "vp")} == {
        True
    }
    again = life["tccb"].reporting.versions(PERIOD)
    assert {one.picked for one in again.versions} == {first.entry, second.entry}
    life["tccb"].reporting.pick(PERIOD, again.versions[0].entry, "Đã thống nhất")
    everybody(life)
    assert not any(life.line(name, "TCCB").in_conflict for name in ("clerk", "hieu", "vp"))


def test_a_choice_ends_the_check_that_was_begun_on_one_of_the_versions(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    join_clerk(life)
    life.sync("clerk", "vp", "tccb", "clerk")
    life.at("2026-11-16 09:00")
    life.file("tccb", "trưởng phòng")
    life.file("clerk", "văn thư")
    life.sync("tccb", "vp")
    life.vp.office.start_check(PERIOD, "TCCB")
    life.sync("clerk", "vp")
    month = life.vp.periods.month(PERIOD)
    chosen = next(one for one in life.line("vp", "TCCB").versions if not one.checked_by)
    life.vp.office.pick(PERIOD, "TCCB", chosen.label, "Bản của văn thư đủ hơn")
    month = life.vp.periods.month(PERIOD)
    view = read_check(life.vp.book, month, "TCCB")
    assert view.version.picked == chosen.entry
    assert view.waiting is None


def test_a_choice_needs_a_conflict_a_reason_and_a_version_that_is_there(life: Life) -> None:
    reporting = life["tccb"].reporting
    with pytest.raises(UseError, match="reason_missing"):
        reporting.pick(PERIOD, "2a", " ")
    with pytest.raises(UseError, match="version_unknown"):
        reporting.pick(PERIOD, "1", "Bản đầu")
    reporting.pick(PERIOD, "2a", "Bản đúng")
    with pytest.raises(RuleError, match="versions_agree"):
        reporting.pick(PERIOD, "2a", "Lần nữa")


def test_a_version_that_only_claims_to_repeat_another_is_its_authors_own(life: Life) -> None:
    chosen = life["hieu"].reporting.versions(PERIOD, "TCCB").versions[0]
    with life["hieu"].book.working() as work:
        fact = work.projections.fact(chosen.entry)
        assert fact is not None
        assert isinstance(fact.body, ReportFile)
        forged = msgspec.structs.replace(
            fact.body, picked=chosen.entry, text={"limitations": "Không có"}
        )
        tips = [one.entry for one in life["hieu"].reporting.versions(PERIOD, "TCCB").versions]
        work.append(forged, "report.file", supersedes=tips)
    current = life.line("hieu", "TCCB").current
    assert current is not None
    assert (current.picked, current.author) == ("", life["hieu"].book.identity.person)
    with pytest.raises(RuleError, match="own_report"):
        life["hieu"].office.accept(PERIOD, "TCCB")
