"""Sentences about chains and parts that are not whole."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_KEEP_AND_TELL = N_("Mục này được giữ ở khu cách ly; báo cho Văn phòng và bên gửi.")

MESSAGES = {
    "chain_broken": Message(
        N_("Mục này không nối tiếp mục đứng trước của cùng máy ghi."), _KEEP_AND_TELL
    ),
    "part_missing": Message(
        N_("Một phần nội dung của mục này chưa đến."),
        N_("Mục được giữ lại và tự được xét khi phần còn thiếu đến nơi."),
    ),
    "part_file_damaged": Message(
        N_("Tệp lưu một phần nội dung bị hỏng: {path}."),
        N_("Khôi phục tệp này từ bản sao lưu, hoặc đề nghị bên gửi gửi lại."),
    ),
}
