"""Sentences about the training agency."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "demo_folder_not_empty": Message(
        N_("Thư mục {path} đã có dữ liệu."),
        N_("Chọn một thư mục mới hoặc thư mục trống; chương trình không ghi đè."),
    ),
    "demo_size": Message(
        N_("Giá trị {value} của “{name}” nằm ngoài khoảng cho phép."),
        N_("Ghi một số từ {least} đến {most}."),
    ),
    "self_test_failed": Message(
        N_("Phần “{part}” của chương trình không chạy đúng."),
        N_("Cài lại chương trình; nếu vẫn lỗi, gửi câu này cho người phụ trách."),
    ),
}
