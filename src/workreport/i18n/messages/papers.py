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
    "paper_copies_malformed": Message(
        N_("Không đọc được số bản “{text}”."),
        N_("Ghi số từ 1 đến {most}, ví dụ 3; nhiều bản ghi 1-12 hoặc 1-4, 7."),
    ),
    "paper_copies_only_pack": Message(
        N_("Chỉ hồ sơ họp có các bản đánh số; “{kind}” thì không."),
        N_("Chọn hồ sơ họp, hoặc bỏ số bản."),
        N_("Dùng --copies với paper board-pack."),
    ),
    "paper_edition_unknown": Message(
        N_("Không có bản in “{edition}”."),
        N_("Chọn một trong: {known}."),
    ),
    "review_nothing_locked": Message(
        N_("Chưa tháng nào của {span} được khóa nên chưa lập được báo cáo."),
        N_("Khóa ít nhất một tháng rồi lập lại; tháng còn mở không được tính."),
    ),
    "review_needs_span": Message(
        N_("Báo cáo nhìn lại lập cho một quý, nửa năm hoặc năm; {value} là một tháng."),
        N_("Ghi quý dạng 2026-Q4, nửa năm dạng 2026-H2, năm dạng 2026; báo cáo tháng là summary."),
    ),
    "paper_code_malformed": Message(
        N_("“{text}” không phải mã của văn bản."),
        N_("Nhập 12 chữ và số in ở chân trang, hoặc dòng chữ điện thoại đọc được từ ô vuông."),
    ),
    "paper_code_unknown": Message(
        N_("Không có văn bản nào lập được tại đây mang mã “{text}”."),
        N_(
            "Xem lại mã; biên nhận và phiếu gia hạn thì quét ô vuông hoặc chọn tệp; văn bản của "
            "phòng khác chỉ Văn phòng kiểm tra được."
        ),
    ),
    "paper_without_code": Message(
        N_("Tệp này không mang mã của chương trình."),
        N_("Chọn tệp do chương trình ghi, chưa qua máy quét hoặc phần mềm khác."),
    ),
    "paper_not_drawn": Message(
        N_("Theo thể thức “{layout}” thì văn bản này không đặt vừa trang."),
        N_("In theo mẫu có sẵn, và nhờ Chánh Văn phòng sửa thể thức."),
        N_("Thêm --layout party_hd05 để in theo mẫu có sẵn; nhờ Chánh Văn phòng sửa thể thức."),
    ),
    "paper_pages_many": Message(
        N_("Tệp ghi là có {count} trang; chương trình chỉ đọc tệp đến {most} trang."),
        N_("Kiểm tra xem có chọn đúng tệp không."),
    ),
    "word_file_unreadable": Message(
        N_("Không đọc được tệp Word này."),
        N_("Kết xuất lại văn bản; hoặc nhập mã in ở chân trang để kiểm tra."),
    ),
    "paper_unreadable": Message(
        N_("Không mở được tệp PDF để xem trang."),
        N_("Kết xuất lại văn bản rồi mở lại."),
    ),
}
