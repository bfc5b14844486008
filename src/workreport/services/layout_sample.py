"""A short paper with one of everything: what a layout profile is tried on before it is signed."""

from datetime import date

from workreport.domain.document import (
    Annex,
    Basis,
    Bullet,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from workreport.domain.period import Period


def sample(period: Period, day: date) -> Document:
    """Return the paper; its words are about nothing but themselves."""
    table = Table(
        (
            Column("STT", width_mm=12, align="center"),
            Column("Nội dung", weight=3),
            Column("Kết quả", weight=2),
        ),
        (("1", "Dòng thứ nhất của bảng", "Đã hoàn thành"), ("2", "Dòng thứ hai", "Đang thực hiện")),
        caption="Bảng mẫu",
    )
    return Document(
        kind="sample",
        period=period,
        letterhead=Letterhead("TỈNH ỦY NGHỆ AN", "BAN TỔ CHỨC"),
        title_type="TỜ TRÌNH",
        subject="xem trước thể thức văn bản",
        place="Nghệ An",
        issued_on=day,
        symbol="TTr/BTCTU",
        number="5",
        addressee="Lãnh đạo Ban",
        blocks=(
            Basis("Căn cứ văn bản thứ nhất"),
            Basis("Căn cứ văn bản thứ hai"),
            Heading(1, "I", "Mục cấp một"),
            Heading(2, "1.", "Mục cấp hai"),
            Heading(3, "a)", "Mục cấp ba"),
            Paragraph(
                "Đoạn văn này cho thấy lề, thụt đầu dòng, giãn dòng và khoảng cách giữa các đoạn. "
                "Chữ được căn đều hai bên, dòng đầu lùi vào, các dòng sau thẳng với lề trái."
            ),
            Bullet("một ý được liệt kê bằng gạch đầu dòng;"),
            Bullet("ý cuối cùng."),
            table,
            Paragraph("Kính trình lãnh đạo Ban xem xét, quyết định"),
        ),
        signature=Signature("CHÁNH VĂN PHÒNG", "Họ và tên", ("T/L TRƯỞNG BAN",)),
        recipients=("Lãnh đạo Ban", "Các phòng", "Lưu Văn phòng"),
        annexes=(Annex("Phụ lục 1", "Bảng kèm theo", (table,), landscape=True),),
    )
