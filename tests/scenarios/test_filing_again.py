"""What is written after filing goes into the next version, and never vanishes."""

from dataclasses import replace

from tests.living import PERIOD, Life

WORDS = "chữ viết thêm sau khi gửi"


def add_words(life: Life, name: str, words: str) -> None:
    reporting = life[name].reporting
    draft = reporting.open(PERIOD).draft
    reporting.save(replace(draft, text={**draft.text, "limitations": words}))


def test_what_is_written_after_filing_is_shown_again_and_filed_as_the_next_version(
    life: Life,
) -> None:
    life.file("tccb", "bản đầu")
    add_words(life, "tccb", WORDS)
    assert life["tccb"].reporting.open(PERIOD).draft.text["limitations"] == WORDS
    life["tccb"].reporting.file(PERIOD)
    line = life["tccb"].reporting.open(PERIOD)
    assert line.line.current is not None
    assert line.line.current.label == "2"
    assert line.draft.text["limitations"] == WORDS


def test_an_accepted_report_is_shown_as_it_was_filed(life: Life) -> None:
    life.at("2026-11-16 09:00")
    life.file("tccb", "bản đầu")
    life.sync("tccb", "vp")
    add_words(life, "tccb", WORDS)
    life.vp.office.start_check(PERIOD, "TCCB")
    life.vp.office.accept(PERIOD, "TCCB")
    life.at("2026-11-17 09:00")
    life.sync("vp", "tccb")
    assert life.state("tccb", "TCCB") == "accepted"
    text = life["tccb"].reporting.open(PERIOD).draft.text
    assert text["limitations"] == "Hạn chế của bản đầu"


def test_an_older_draft_of_another_desk_does_not_stand_for_what_was_filed(life: Life) -> None:
    life.join("deputy", "Người của tccb", "TCCB", "deputy")
    life.sync("deputy", "vp", "tccb", "deputy")
    add_words(life, "tccb", WORDS)
    life.at("2026-11-16 09:00")
    life.file("deputy", "phó phòng")
    life.sync("deputy", "vp", "tccb")
    text = life["tccb"].reporting.open(PERIOD).draft.text
    assert text["limitations"] == "Hạn chế của phó phòng"
    add_words(life, "tccb", WORDS)
    assert life["tccb"].reporting.open(PERIOD).draft.text["limitations"] == WORDS
