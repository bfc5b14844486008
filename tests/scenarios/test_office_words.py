"""The Office's words about a month: figures follow, sources stay, duplicates are never silent."""

import io
from datetime import date

import docx
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy, drafted_question, text_of_question
from workreport.services.desk_notes import keep_notes
from workreport.services.paper_options import PaperOptions
from workreport.services.text_drafts import DRAFT_MARK, EARLY_MARK


def told(life: Life, section: str = "progress") -> str:
    return life.vp.consolidation.summary(PERIOD).wording[section]


def two_filed(begin_life: Begin) -> Life:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    return life


def test_figures_in_the_offices_words_follow_when_another_report_comes(begin_life: Begin) -> None:
    life = two_filed(begin_life)
    consolidation = life.vp.consolidation
    said = drafted_question(consolidation.summary(PERIOD), "progress").text
    assert "có 3 nhiệm vụ: đã hoàn thành 2 (66,7%)" in said
    mine = f"Tiến độ khá. {said.replace('đang thực hiện 1', 'đang thực hiện 4')}"
    consolidation.word(PERIOD, "progress", mine)
    consolidation.word(PERIOD, "advantages", "Chủ động hơn: Phòng Tổ chức cán bộ: Ưu điểm của tccb")
    assert told(life) == mine
    (one,) = consolidation.summary(PERIOD).worded["progress"].differences
    assert (one.figure.words, one.figure.data, one.now) == ("4", "1", "1")

    life.file("tcd")
    life.sync("tcd", "vp")
    now = consolidation.summary(PERIOD)
    assert "Tiến độ khá. Toàn cơ quan có 6 nhiệm vụ: đã hoàn thành 4 (66,7%)" in told(life)
    assert "đang thực hiện 4" in told(life)
    assert [each.now for each in now.worded["progress"].differences] == ["2"]
    paper = "\n".join(
        run.text
        for block in life.vp.papers.document("summary", PERIOD).blocks
        for run in getattr(block, "runs", ())
    )
    assert told(life) in paper

    # The words of a unit that the Office took over lead back to it, and follow what it says.
    figure = text_of_question(now, "advantages").figures[0]
    assert figure.name == f"said/advantages/{now.units[1].line.unit.unit}"
    # What was said in other sentences is told, and goes back to the drafted words on request.
    assert not now.worded["progress"].new_sentences
    consolidation.word(PERIOD, "progress", "")
    assert "progress" not in consolidation.summary(PERIOD).worded


def overlapping_merges_are_one(life: Life) -> None:
    """Let two officers merge without knowing of each other; one of them takes all apart."""
    life.file("vp")
    life.sync("vp", "hieu")
    summary = life.vp.consolidation.summary(PERIOD, reports=True)
    first, second, third = (
        (one.line.unit.unit, one.report.items[0].task)
        for one in summary.units
        if one.report is not None
    )
    life.vp.consolidation.merge(PERIOD, [first, second], "Việc chung")
    life["hieu"].consolidation.merge(PERIOD, [second, third], "Việc chung nữa")
    life.sync("vp", "hieu", "vp")
    found = [life[name].consolidation.summary(PERIOD).merging.merged for name in ("vp", "hieu")]
    assert found[0] == found[1]
    (merge,) = found[0]
    assert set(merge.tasks) == {first, second, third}
    life.vp.consolidation.take_apart(PERIOD, merge.tasks, "Ba việc khác nhau")
    life.sync("vp", "hieu")
    assert life["hieu"].consolidation.summary(PERIOD).merging.merged == ()


def test_duplicates_are_proposed_merged_and_taken_apart_by_the_office(begin_life: Begin) -> None:
    life = begin_life(("tccb", "tcd"), ("hieu",))
    life.at("2026-11-17 09:00")
    for name in ("tccb", "tcd"):
        life.file(name)
    life.sync("tccb", "tcd", "vp")
    consolidation = life.vp.consolidation
    before = consolidation.summary(PERIOD)
    (alike,) = consolidation.alike(PERIOD)  # every result of theirs names the same document
    assert alike.detail == "12-BC-BTCTU"
    pair = [next((one.unit, one.task) for one in alike.tasks if one.unit == u) for u in
            dict.fromkeys(one.unit for one in alike.tasks)]  # fmt: skip
    with pytest.raises(UseError, match="merge_needs_two_units"):
        consolidation.merge(PERIOD, pair[:1], "Một việc")
    consolidation.merge(PERIOD, pair, "Nhiệm vụ chung của hai phòng")
    now = consolidation.summary(PERIOD)
    assert now.figures == before.figures  # each unit answers for its own task
    assert (now.data["merged"], now.data["distinct"]) == ("1", "5")
    (merge,) = now.merging.merged
    assert (set(merge.tasks), merge.content) == (set(pair), "Nhiệm vụ chung của hai phòng")
    assert "Trong đó 1 nhiệm vụ nhiều đơn vị cùng báo cáo" in drafted_question(now, "progress").text

    with pytest.raises(UseError, match="reason_missing"):
        consolidation.take_apart(PERIOD, pair, "")
    consolidation.take_apart(PERIOD, pair, "Hai việc khác nhau")
    assert consolidation.summary(PERIOD).merging.merged == ()
    assert consolidation.summary(PERIOD).questions == before.questions
    assert frozenset(pair) in consolidation.summary(PERIOD).merging.apart
    overlapping_merges_are_one(life)
    life.at("2026-11-27 09:00")
    gates = life.vp.closing.gates(PERIOD)
    life.vp.closing.close(PERIOD, {f"{g.code}:{g.subject}": "Công văn 1" for g in gates})
    with pytest.raises(RuleError, match="locked"):
        consolidation.merge(PERIOD, pair, "Muộn rồi")


TYPED = PaperOptions(drafts=True)
BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 17), "Biên bản số 12")


def words_of(life: Life, kind: str, options: PaperOptions = TYPED) -> str:
    """Return the words of a paper as the word processor gets them."""
    data = life.vp.papers.file(kind, PERIOD, None, options, ending="docx")
    document = docx.Document(io.BytesIO(data))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def unsigned(life: Life) -> list[str]:
    texts = life.vp.office_texts.read(PERIOD, "pack").texts
    return [one.section for one in texts if one.is_unsigned]


def test_words_are_drafts_until_signed_and_the_papers_say_which(begin_life: Begin) -> None:
    life = two_filed(begin_life)
    texts = life.vp.office_texts
    texts.keep(PERIOD, "assessment", "Đánh giá của Ban.\n- Một việc nêu riêng")
    texts.keep(PERIOD, "organisation", "Các phòng báo cáo trước ngày 05/12.")
    texts.keep(PERIOD, "limitations", "Chậm một việc.", "TCCB")
    with pytest.raises(UseError, match="section_unknown"):
        texts.keep(PERIOD, "assessment", "x", "TCCB")
    assert "Chậm một việc." in words_of(life, "summary")
    assert "Chậm một việc." not in words_of(life, "summary", PaperOptions())
    drafted = life.vp.papers.document("summary", PERIOD, None, TYPED)
    assert (drafted.draft_mark, drafted.snapshot, drafted.mark) == (DRAFT_MARK, "", "")
    with pytest.raises(RuleError, match="paper_not_concluded"):
        life.vp.papers.document("notice", PERIOD)
    early = life.vp.papers.document("notice", PERIOD, None, TYPED)
    assert early.draft_mark == EARLY_MARK
    notice = words_of(life, "notice")
    assert "Đánh giá của Ban." in notice
    assert "Các phòng báo cáo trước ngày 05/12." in notice
    assert "đôn đốc việc thực hiện" not in notice

    life.reopen("vp")
    assert unsigned(life) == ["limitations", "assessment", "organisation"]
    assert "wording" in [g.subject for g in life.vp.closing.gates(PERIOD) if g.code == "unsigned"]
    lines = [o.line for o in life.vp.office_texts.read(PERIOD, "pack").texts if o.is_unsigned]
    assert set(life.vp.office_texts.sign(PERIOD, lines[:2])) == set(lines[:2])
    assert unsigned(life) == ["organisation"]
    # Words that are signed elsewhere end what was typed of them here.
    life.vp.consolidation.word(PERIOD, "organisation", "Thực hiện ngay.")
    assert unsigned(life) == []
    clean = life.vp.papers.document("summary", PERIOD, None, TYPED)
    assert clean == life.vp.papers.document("summary", PERIOD)
    _the_notice_follows_its_conclusions(life)


def _the_notice_follows_its_conclusions(life: Life) -> None:
    texts = life.vp.office_texts
    with life.vp.book.looking() as look:
        unit = look.directory.unit("TCCB", look.today).unit
    notes = {"free-1/unit": unit, "free-1/text": "Trình đề án.", "free-1/becomes_task": "yes"}
    keep_notes(life.vp.book, f"conclusions/{PERIOD}", notes)
    assert "Trình đề án." in words_of(life, "notice")
    said = ConclusionInput(unit="TCCB", text="Trình đề án.", becomes_task=True)
    life.vp.closing.conclude(PERIOD, [said], [], BY)
    keep_notes(life.vp.book, f"conclusions/{PERIOD}", {})
    signed = life.vp.papers.document("notice", PERIOD)
    assert signed.draft_mark == ""
    assert signed.snapshot
    assert "Thực hiện ngay." in words_of(life, "notice", PaperOptions())
    texts.keep(PERIOD, "assessment", "")
    assert texts.read(PERIOD, "notice").texts[0].draft is not None
    texts.sign(PERIOD)
    drafted = texts.read(PERIOD, "notice").texts[0]
    assert (drafted.signed, drafted.is_worded) == (None, False)
    life.at("2026-11-27 09:00")
    gates = life.vp.closing.gates(PERIOD)
    life.vp.closing.close(PERIOD, {f"{g.code}:{g.subject}": "Công văn 1" for g in gates})
    for act in (texts.keep, life.vp.consolidation.word):
        with pytest.raises(RuleError, match="locked"):
            act(PERIOD, "assessment", "Muộn rồi")
