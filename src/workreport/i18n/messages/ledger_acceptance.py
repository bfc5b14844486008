"""Sentences about entries that do not count, and why."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_KEEP_AND_TELL = N_("Mục này được giữ ở khu cách ly; báo cho Văn phòng và bên gửi.")
_WAIT = N_("Mục được giữ lại và tự được xét khi có đủ dữ liệu.")

MESSAGES = {
    "schema_invalid": Message(
        N_("Nội dung “{kind}” không đúng mẫu (chi tiết: {why})."),
        N_("Kiểm tra lại giá trị đã ghi; nếu do bên gửi thì đề nghị gửi lại."),
    ),
    "reference_wrong": Message(
        N_("Mục “{kind}” nêu nơi thuộc về khác với nội dung của nó."), _KEEP_AND_TELL
    ),
    "stream_wrong": Message(N_("Mục “{kind}” nằm sai luồng dữ liệu “{stream}”."), _KEEP_AND_TELL),
    "signer_unknown": Message(N_("Không rõ ai ký mục “{kind}”."), _KEEP_AND_TELL),
    "signature_invalid": Message(N_("Chữ ký của mục “{kind}” không khớp."), _KEEP_AND_TELL),
    "package_of_another_agency": Message(
        N_("Gói tin “{name}” là của cơ quan khác."), N_("Chọn đúng thư mục hoặc đúng tệp.")
    ),
    "entry_foreign_agency": Message(N_("Mục này là của cơ quan khác."), _KEEP_AND_TELL),
    "predecessor_missing": Message(N_("Chưa nhận được mục đứng trước của cùng máy ghi."), _WAIT),
    "author_not_allowed": Message(
        N_("Người ký không có vai trò được làm việc này."),
        N_("Đề nghị người có thẩm quyền thực hiện, hoặc Văn phòng cấp vai trò."),
    ),
    "key_not_certified": Message(N_("Khóa của người ký chưa được Văn phòng duyệt."), _WAIT),
    "key_revoked": Message(N_("Khóa của người ký không còn hiệu lực."), _KEEP_AND_TELL),
    "writer_not_opened": Message(N_("Chưa nhận được mục mở đầu của máy ghi này."), _WAIT),
    "writer_of_another_key": Message(N_("Máy ghi này thuộc một khóa khác."), _KEEP_AND_TELL),
}
