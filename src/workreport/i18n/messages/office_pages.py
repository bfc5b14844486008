"""Sentences for the Office's pages."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "moment_malformed": Message(
        N_("“{value}” không phải là ngày và giờ."), N_("Ghi dạng 18/11 09:05.")
    ),
    "month_gates_open": Message(
        N_("Chưa khóa được tháng. {gates}"),
        N_("Giải quyết từng điều kiện, hoặc ghi lý do có số văn bản."),
    ),
    "points_unreadable": Message(
        N_("“{value}” không phải là điểm từ 0 đến 10."), N_("Ghi số, ví dụ 9 hoặc 8,5.")
    ),
    "level_override_reason": Message(
        N_("Đổi mức so với cách tính mà chưa ghi lý do."),
        N_("Ghi lý do ở khung bên phải."),
        N_("Ghi một câu lý do."),
    ),
    "decision_basis_open": Message(
        N_("Chưa ghi ai quyết định, ngày họp và căn cứ."),
        N_("Ghi một lần ở đầu trang, dùng cho cả tháng."),
    ),
    "meeting_not_held": Message(
        N_("Ngày họp {day:%d/%m/%Y} chưa tới: chỉ ghi quyết định của cuộc họp đã họp."),
        N_("Sửa ngày họp, muộn nhất là hôm nay."),
    ),
    "only_leaders_decide": Message(
        N_("Chỉ lãnh đạo, hoặc Chánh Văn phòng ghi thay lãnh đạo, được quyết định."),
        N_("Đề nghị Chánh Văn phòng ghi."),
    ),
}
