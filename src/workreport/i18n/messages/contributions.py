"""Sentences about what members send to the head, and what becomes of it."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "contribution_empty": Message(
        N_("Chưa có gì để gửi trưởng phòng trong tháng {period}."),
        N_("Điền kết quả một nhiệm vụ hoặc chọn mức tự xếp loại."),
    ),
    "contribution_unchanged": Message(
        N_("Phần đã gửi vẫn đúng như bản đang soạn, không có gì mới để gửi."),
        N_("Sửa rồi gửi lại; bản gửi sau thay bản trước."),
    ),
    "contribution_unknown": Message(
        N_("Không có phần cán bộ gửi “{entry}”."), N_("Xem danh sách các phần đã nhận.")
    ),
    "contribution_row_unknown": Message(
        N_("Phần này không có dòng khác với báo cáo ở “{place}”."),
        N_("Xem các dòng khác nhau của phần này."),
    ),
    "contribution_unreadable": Message(
        N_("Không đọc được phần cán bộ gửi."), N_("Đề nghị người gửi gửi lại.")
    ),
    "contribution_erased": Message(
        N_("Phần {name} gửi không đọc được hoặc đã xóa."), N_("Đề nghị người gửi gửi lại.")
    ),
    "contribution_too_late": Message(
        N_("Báo cáo tháng {period} đã gửi, không lấy thêm được."),
        N_("Thu hồi báo cáo, hoặc chờ Văn phòng trả lại."),
    ),
    "own_voice_taken": Message(
        N_("{name} đã tự gửi mức tự xếp loại, không ghi đè được."),
        N_("Ghi ý kiến của phòng ở cột Phòng, hoặc đề nghị người đó gửi lại."),
    ),
    "only_unit_prepares": Message(
        N_("Chỉ người soạn báo cáo, phó phòng hoặc trưởng phòng gửi được báo cáo soạn sẵn."),
        N_("Gửi phần của mình ở trang Việc của tôi."),
    ),
}
