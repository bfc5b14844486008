"""Sentences about papers: layouts, printing, page images."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "layout_unknown": Message(
        N_("Không có mẫu thể thức “{layout}”."),
        N_("Chọn một mẫu có sẵn, ví dụ party_hd05."),
    ),
    "layout_damaged": Message(
        N_("Mẫu thể thức “{layout}” của chương trình bị hỏng."),
        N_("Cài đặt lại chương trình; dữ liệu của cơ quan không bị ảnh hưởng."),
    ),
    "paper_font_missing": Message(
        N_("Không đọc được phông chữ “{font}” đi kèm chương trình."),
        N_("Cài đặt lại chương trình; dữ liệu của cơ quan không bị ảnh hưởng."),
    ),
    "paper_cancelled": Message(
        N_("Đã dừng việc in theo yêu cầu; không có tệp nào được ghi."),
    ),
    "paper_unreadable": Message(
        N_("Không mở được tệp PDF để xem trang."),
        N_("Kết xuất lại văn bản rồi mở lại."),
    ),
}
