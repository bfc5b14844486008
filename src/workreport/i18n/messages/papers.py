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
    "paper_edition_unknown": Message(
        N_("Không có bản in “{edition}”."),
        N_("Chọn một trong: {known}."),
    ),
    "paper_code_malformed": Message(
        N_("“{text}” không phải mã của văn bản."),
        N_("Nhập 12 chữ và số in ở chân trang, hoặc dòng chữ điện thoại đọc được từ ô vuông."),
    ),
    "paper_code_unknown": Message(
        N_("Không có văn bản nào lập được tại đây mang mã “{text}”."),
        N_("Xem lại mã; văn bản của phòng khác chỉ Văn phòng kiểm tra được."),
    ),
    "paper_without_code": Message(
        N_("Tệp PDF này không mang mã của chương trình."),
        N_("Chọn tệp do chương trình ghi, chưa qua máy quét hoặc phần mềm khác."),
    ),
    "paper_unreadable": Message(
        N_("Không mở được tệp PDF để xem trang."),
        N_("Kết xuất lại văn bản rồi mở lại."),
    ),
}
