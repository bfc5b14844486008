"""Rows across the whole width, heads that keep what explains them, letterheads of equal lines."""

from workreport.domain.document import Column, Letterhead, Paragraph, Table

COLUMNS = (Column("Bước tính", 30), Column("Cách tính"), Column("Kết quả", 30))
LONG = "Tham mưu Ban Thường vụ Tỉnh ủy rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2025-2030"


def test_a_row_across_uses_the_width_of_all_columns(printed, make):
    rows = ((LONG, "", ""), ("a", "= 1 + 1", "2"))
    table = Table(COLUMNS, rows, across=frozenset({0}))
    page = printed(make.report(blocks=(table,), annexes=())).pages[0]
    assert LONG[:60] in page.extract_text()
    assert page.extract_tables()[0][1][1:] == [None, None]
    assert page.extract_tables()[0][2] == ["a", "= 1 + 1", "2"]


def test_a_head_stays_with_the_two_rows_across_below_it(printed, make):
    rows = []
    groups, across = set(), set()
    for number in range(40):
        groups.add(len(rows))
        across |= {len(rows) + 1, len(rows) + 2}
        rows += [(f"Người {number}", "", ""), (f"Bộ tiêu chí {number}", "", "")]
        rows += [(f"Nhiệm vụ {number}", "", ""), (f"Bước {number}", "x", "1")]
    table = Table(COLUMNS, tuple(rows), groups=frozenset(groups), across=frozenset(across))
    for above in (1, 2, 3):
        blocks = (Paragraph("\n".join(["Một dòng."] * above)), table)
        pdf = printed(make.report(blocks=blocks, annexes=(), signature=None, recipients=()))
        assert len(pdf.pages) > 2
        texts = [page.extract_text() for page in pdf.pages]
        for number in range(40):
            (one,) = [text for text in texts if f"Người {number}\n" in f"{text}\n"]
            assert f"Nhiệm vụ {number}\n" in f"{one}\n"


def test_a_long_name_in_the_letterhead_is_parted_in_the_middle(printed, make):
    head = Letterhead("BAN TỔ CHỨC TỈNH ỦY", "PHÒNG TỔ CHỨC ĐẢNG, ĐẢNG VIÊN")
    page = printed(make.report(letterhead=head, annexes=())).pages[0]
    left = page.crop((0, 0, page.width / 2 - 20, 140)).extract_text_lines()
    lines = [line["text"] for line in left]
    assert lines[1:3] == ["PHÒNG TỔ CHỨC", "ĐẢNG, ĐẢNG VIÊN"]
