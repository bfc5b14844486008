"""Words found on pages without minding marks, and the places where texts are printed."""

from workreport.services.ports.press import PageLetters
from workreport.ui.viewmodels.paper_places import Anchor, PaperLetters, Place, next_hit

WIDE = 0.01


def page(*lines: str) -> PageLetters:
    """Return a page of lines, each letter in a box of its own; breaks have no box."""
    letters, boxes = [], []
    for row, line in enumerate(lines):
        for at, letter in enumerate(line):
            letters.append(letter)
            boxes.append((at * WIDE, row * 0.1, (at + 1) * WIDE, row * 0.1 + 0.05))
        letters += ["\r", "\n"]
        boxes += [(0.0, 0.0, 0.0, 0.0)] * 2
    return PageLetters("".join(letters), tuple(boxes))


PAGES = (
    page("Văn phòng Ban báo", "cáo lãnh đạo Ban", "II- KẾT QUẢ", "Ưu điểm: chưa rõ"),
    page(
        "a) Văn phòng", "Ưu điểm: Phục vụ các hội nghị,", "đoàn công tác chu đáo", "Hạn chế: không"
    ),
)


def test_words_are_found_without_marks_and_case_also_across_lines() -> None:
    letters = PaperLetters(PAGES)
    found = letters.find("VAN  phong")
    assert [one.page for one in found] == [0, 1]
    assert found[0].boxes == ((0.0, 0.0, 9 * WIDE, 0.05),)
    (over,) = letters.find("báo cáo lanh dao")
    assert [round(box[1], 2) for box in over.boxes] == [0.0, 0.1]  # one box for each line
    assert len(letters.find("đ")) == letters._text.count("d")
    assert letters.find("  ") == letters.find("xếp loại") == ()


def test_a_text_is_known_by_what_stands_before_it() -> None:
    letters = PaperLetters(PAGES)
    said = "Phục vụ các hội nghị, đoàn công tác chu đáo"
    found = letters.locate(
        {
            "unit": Anchor(("Kết quả", "a) Văn phòng", "Ưu điểm:"), said),
            "other words": Anchor(("Kết quả", "a) Văn phòng", "Hạn chế:"), "đã viết lại"),
            "nowhere": Anchor(("b) Phòng khác", "Ưu điểm:"), said),
        }
    )
    assert set(found) == {"unit", "other words"}
    (place,) = found["unit"]
    assert (place.page, len(place.boxes)) == (1, 2)
    assert place.holds(0.05, 0.22)
    assert not place.holds(0.05, 0.32)
    assert len(found["other words"][0].boxes) == 1  # its lead alone


def test_the_search_goes_on_from_the_page_that_is_read_and_round_again() -> None:
    places = [Place(number, ()) for number in (0, 2, 2, 5)]
    assert next_hit(places, 2, -1, 1) == 1
    assert next_hit(places, 2, -1, -1) == 0
    assert next_hit(places, 9, -1, 1) == 0
    assert [next_hit(places, 0, at, 1) for at in range(4)] == [1, 2, 3, 0]
    assert next_hit([], 0, -1, 1) == -1
