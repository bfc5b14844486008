"""Sentences for the department's pages."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "task_not_own": Message(
        N_("Nhiệm vụ được giao thì phòng không bỏ được."),
        N_("Đề nghị Văn phòng hủy nhiệm vụ, có lý do."),
    ),
    "person_not_in_unit": Message(
        N_("Không có “{value}” trong phòng."), N_("Chọn một người của phòng.")
    ),
    "partner_unknown": Message(
        N_("Không có đơn vị “{value}”."), N_("Chọn một đơn vị của cơ quan.")
    ),
    "evidence_too_large": Message(
        N_("Tệp “{name}” nặng {size}, lớn hơn {most} MB."),
        N_("Giảm dung lượng, hoặc chỉ ghi số, ngày và nơi giữ văn bản."),
    ),
    "evidence_empty": Message(N_("Tệp “{name}” không có nội dung."), N_("Chọn tệp khác.")),
    "evidence_runnable": Message(
        N_("Tệp “{name}” là loại chạy được trên máy, không đính kèm."),
        N_("Đính kèm văn bản, bảng tính hoặc ảnh; lưu tệp có macro thành loại thường trước."),
    ),
    "evidence_gone": Message(
        N_("Nội dung tệp “{name}” không có trên máy này."),
        N_("Tệp đã bị bỏ, đã xóa theo lệnh, hoặc gói tin chưa đến: đính kèm lại hoặc chờ gói tin."),
    ),
    "evidence_too_many": Message(
        N_("Báo cáo có {count} tệp, nhiều hơn {most}."),
        N_("Bỏ bớt tệp, hoặc ghi số, ngày và nơi giữ văn bản."),
    ),
    "comment_empty": Message(N_("Chưa có chữ nào để gửi."), N_("Gõ nội dung trao đổi.")),
    "comment_too_long": Message(
        N_("Nội dung trao đổi có {count} ký tự, nhiều hơn {most}."), N_("Viết ngắn lại.")
    ),
    "comment_task_unsigned": Message(
        N_("Nhiệm vụ này mới có trong bản nháp, chưa ai khác thấy."),
        N_("Trao đổi được sau khi báo cáo đã gửi."),
    ),
    "four_eyes_alone": Message(
        N_("Cơ quan quy định người soạn và người ký gửi báo cáo là hai người khác nhau."),
        N_("Gửi báo cáo soạn sẵn để người khác lấy vào và ký, hoặc lấy báo cáo người khác soạn."),
    ),
    "own_level_missing": Message(
        N_("Cột Tự chỉ ghi mức tự xếp loại."), N_("Ghi không xếp loại ở cột Phòng.")
    ),
    "reply_missing": Message(
        N_("Mục Văn phòng trả lại chưa được trả lời."), N_("Ghi một dòng trả lời.")
    ),
}
