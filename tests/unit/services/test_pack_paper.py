"""One source, three editions: none of them says what its readers may not know."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Block, Charts, Document, Table
from workreport.i18n.translation import speaking
from workreport.services.classification_paper import classification_document
from workreport.services.pack_paper import pack_document, recall_document
from workreport.services.paper_kinds import EDITIONS
from workreport.services.paper_words import decimal
from workreport.services.summary import PersonSummary, Summary
from workreport.services.summary_paper import summary_document

SECRET = "Chậm nộp hồ sơ vì việc riêng"
WHY_NOT = "Nghỉ chế độ thai sản"


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def month() -> Summary:
    """Return a month in which every voice says a level of its own, with remarks."""
    rated = made.rated_month()
    people = tuple(_voiced(one, place) for place, one in enumerate(rated.people))
    return replace(rated, people=people)


def _voiced(one: PersonSummary, place: int) -> PersonSummary:
    decided = None if place == 1 else made.voice("B", remark=SECRET)
    if place == 2:
        decided = made.voice("", not_rated=WHY_NOT)
    return one._replace(
        own=made.voice("A", remark=SECRET),
        department=made.voice("C", remark=SECRET),
        decided=decided,
    )


def every_word(document: Document) -> str:
    found = [made.words(document)]
    for annex in document.annexes:
        found += made.lines(annex.blocks)
    found += [_of_charts(document.blocks)]
    return "\n".join([*found, *map(every_word, document.enclosed)])


def _of_charts(blocks: tuple[Block, ...]) -> str:
    charts = [each for block in blocks if isinstance(block, Charts) for each in block.charts]
    return "\n".join(f"{row.label} {row.values}" for chart in charts for row in chart.rows)


def rows_of(document: Document) -> list[tuple[str, ...]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [row for index, row in enumerate(table.rows) if index not in table.groups]


def listed(edition: str) -> Document:
    return classification_document(month(), made.frame(), {}, edition)


def test_leaders_see_the_three_voices_with_their_remarks() -> None:
    first = rows_of(listed("leaders"))[0]
    assert {"A", "C", "B", SECRET} <= set(first)
    assert "Hạn mức" in every_word(listed("leaders"))
    person = month().people[0].person
    with_before = classification_document(month(), made.frame(), {}, "leaders", {person: "D"})
    assert [row[-2] for row in rows_of(with_before)] == ["D", *"–" * (len(month().people) - 1)]


@pytest.mark.parametrize("edition", ["departments", "board"])
def test_no_remark_no_reason_and_no_point_leaves_the_circle_of_those_competent(
    edition: str,
) -> None:
    document = pack_document(month(), made.frame(), (listed(edition),), edition)
    text = every_word(document)
    assert SECRET in every_word(listed("leaders"))
    for never in (SECRET, WHY_NOT, "Nội dung trình", "Hạn mức", "điểm"):
        assert never not in text
    assert "Không xếp loại" in text


def test_the_board_shows_what_was_decided_and_nothing_else() -> None:
    levels = [row[-1] for row in rows_of(listed("board"))]
    assert set(levels) <= {"B", "–", "Không xếp loại"}
    assert levels.count("–") == 1
    assert all(len(row) == 4 for row in rows_of(listed("board")))


def test_departments_see_each_voice_short() -> None:
    first = rows_of(listed("departments"))[0]
    assert first[-3:] == ("A", "C", "B")


def test_points_of_departments_stay_with_the_leaders_and_their_levels_are_told() -> None:
    text = every_word(listed("board"))
    assert "Tập thể" in text
    scores = [decimal(one.grade.score) for one in month().units if one.grade.score]
    assert scores
    assert not [score for score in scores if score in text]


def test_the_first_page_asks_the_leaders_and_counts_the_month() -> None:
    summary = month()
    whole = summary_document(summary, made.frame(), ())
    document = pack_document(summary, made.frame(), (whole, listed("leaders")))
    text = every_word(document)
    asked = made.section(document, "I")
    assert "(Phụ lục 3 của tài liệu 1)." in asked
    assert "cán bộ, công chức (tài liệu 2)." in asked
    assert "Nội dung trình lãnh đạo Ban quyết định" in text
    filed = sum(one.line.current is not None for one in summary.units)
    assert f"Đơn vị đã gửi báo cáo | {filed}/" in text
    assert document.numbered_through
    assert [each.mark for each in document.enclosed] == ["", ""]


def test_levels_that_were_not_decided_are_not_drawn_for_others() -> None:
    charts = {
        edition: _of_charts(pack_document(month(), made.frame(), (), edition).blocks)
        for edition in EDITIONS
    }
    assert "Loại C" in charts["leaders"] or "Loại B" in charts["leaders"]
    assert "Loại C" not in charts["board"]
    assert charts["board"] == charts["departments"]


def test_the_list_for_calling_copies_back_numbers_everybody_once() -> None:
    rows = rows_of(recall_document(month(), made.frame()))
    assert [row[0] for row in rows] == [f"{at:02d}" for at in range(1, len(rows) + 1)]
    assert len({row[1] for row in rows}) == len(rows) > 1


def test_a_month_without_people_says_so() -> None:
    empty = replace(month(), people=())
    document = classification_document(empty, made.frame(), {})
    assert "Chưa có số liệu xếp loại." in made.words(document)
