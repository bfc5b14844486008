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
    "own_level_missing": Message(
        N_("Cột Tự chỉ ghi mức tự xếp loại."), N_("Ghi không xếp loại ở cột Phòng.")
    ),
    "reply_missing": Message(
        N_("Mục Văn phòng trả lại chưa được trả lời."), N_("Ghi một dòng trả lời.")
    ),
}
