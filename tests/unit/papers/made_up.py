"""Papers made up by chance, the same for the same seed: what no month holds all at once."""

import random
from dataclasses import replace
from datetime import date

from workreport.domain.document import (
    Annex,
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)
from workreport.domain.period import Period

NAME = "Nguyễn Phước Hoàng Thiên Ân Công Tằng Tôn Nữ Thị Diễm Phượng"
CELLS = ("", "12", "1.234,5", "95,2 %", "20/11/2026", NAME)
TALL = 3000
TEXT = (
    "Tham mưu Ban Thường vụ Tỉnh ủy rà soát bổ sung quy hoạch cấp ủy các chức danh lãnh đạo quản "
    "lý nhiệm kỳ thẩm định hồ sơ nhân sự theo quy định nghiệp vụ Đảng viên Nghệ An kiện toàn trường"
)
WORDS = TEXT.split()


class Maker:
    """Makes the parts of a paper."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - chance for tests

    def one(self, *of: object) -> object:
        return self._chance.choice(of)

    def likely(self, share: float) -> bool:
        return self._chance.random() < share

    def words(self, *lengths: int) -> str:
        """Return words of about one of the lengths, with commas here and there."""
        length, found = self._chance.choice(lengths), ""
        while len(found) < length:
            comma = "," if self.likely(0.08) else ""
            found += f"{self._chance.choice(WORDS)}{comma} "
        return found.strip()

    def table(self) -> Table:
        count = self._chance.randint(2, 8)
        columns = [
            Column(
                self.words(4, 10, 25),
                self._chance.choice((10, 14, 20, 25, 30)) if self.likely(0.4) else 0.0,
                self._chance.choice((0.5, 1, 2, 4)),
                self._chance.choice(("center", "right")),
            )
            for _each in range(count)
        ]
        if all(column.width_mm for column in columns):
            columns[0] = replace(columns[0], width_mm=0.0)
        kinds = [self._chance.random() for _row in range(self._chance.choice((0, 1, 2, 5, 20, 60)))]
        rows = [self._row(count, kind) for kind in kinds]
        titles = tuple(column.title for column in columns)
        upper = (titles[0], "Kết quả", "Kết quả", *titles[3:])
        return Table(
            tuple(columns),
            tuple(rows),
            header_rows=(upper,) if count > 3 and self.likely(0.5) else (),
            groups=frozenset(at for at, kind in enumerate(kinds) if kind < 0.08),
            across=frozenset(at for at, kind in enumerate(kinds) if 0.08 <= kind < 0.12),
            emphasised=frozenset(at for at, kind in enumerate(kinds) if 0.12 <= kind < 0.18),
            caption=self.words(30) if self.likely(0.3) else "",
        )

    def _row(self, count: int, kind: float) -> tuple[str, ...]:
        if kind < 0.12:
            first = TALL if self.likely(0.02) else 30
            return (self.words(first, 30, 150), *[""] * (count - 1))
        cells = [
            self.words(3, 8, 20, 60, 200) if self.likely(0.7) else self._chance.choice(CELLS)
            for _cell in range(count)
        ]
        if self.likely(0.03):
            cells[self._chance.randrange(count)] = self.words(TALL)
        return tuple(cells)

    def blocks(self, count: int) -> tuple[Block, ...]:
        found: list[Block] = []
        for _block in range(count):
            kind = self._chance.randrange(6)
            if kind == 0:
                level = self._chance.randint(1, 3)
                number = {1: "I-", 2: "1.", 3: "a)"}[level]
                found += [Heading(level, number, self.words(20, 60, 150)), self.text()]
            elif kind == 1:
                found.append(Paragraph(self.words(10, 90, 400, 2500)))
            elif kind == 2:
                found += [Bullet(self.words(10, 60, 300)) for _each in range(3)]
            elif kind == 3:
                rest = Run(self.words(20, 300), italic=self.likely(0.3))
                found.append(Paragraph(runs=(Run(f"{self.words(20)}: ", bold=True), rest)))
            elif kind == 4:
                found.append(self.table())
            else:
                found += [Heading(1, "II", self.words(30)), Heading(2, "1.", self.words(30))]
                found.append(self.table() if self.likely(0.4) else self.text())
        return tuple(found)

    def text(self) -> Paragraph:
        return Paragraph(self.words(30, 200, 900))


def a_paper(seed: int) -> Document:
    """Make up a paper."""
    make = Maker(seed)
    size = make.one(1, 4, 12)
    signature = Signature(
        str(make.one("TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC")),
        str(make.one("Chu Ngọc Giang", NAME, "")),
        () if make.likely(0.4) else ("T/L TRƯỞNG BAN",),
    )
    return Document(
        kind="summary",
        period=Period(2026, 1 + seed % 12),
        letterhead=Letterhead(
            "BAN TỔ CHỨC TỈNH ỦY",
            str(
                make.one("BAN TỔ CHỨC", "PHÒNG TỔ CHỨC ĐẢNG, ĐẢNG VIÊN VÀ BẢO VỆ CHÍNH TRỊ NỘI BỘ")
            ),
        ),
        title_type=str(make.one("BÁO CÁO", "TỜ TRÌNH", "")),
        subject=make.words(20, 80, 200),
        place="Nghệ An",
        issued_on=None if make.likely(0.3) else date(2026, 2, 5),
        symbol=str(make.one("BC/BTCTU", "")),
        number=str(make.one("", "7", "128")),
        addressee=str(make.one("", "Ban Thường vụ Tỉnh ủy")),
        blocks=make.blocks(int(str(size))),
        signature=signature,
        recipients=tuple(
            make.words(10, 40) for _each in range(int(str(make.one(0, 3, 12, 24, 30))))
        ),
        annexes=tuple(
            Annex(f"Phụ lục {n}", make.words(40), make.blocks(3), landscape=make.likely(0.6))
            for n in range(1, int(str(make.one(1, 2, 3))))
        ),
        draft_mark=str(make.one("", "Dự thảo lần 2")),
        copy_mark=str(make.one("", "Bản số 03")),
        training=make.likely(0.5),
        snapshot="ABCD-EFGH-1234",
        mark="WR1 SUMMARY 2026-11 - ABCD-EFGH-1234",
        landscape=make.likely(0.1),
    )
