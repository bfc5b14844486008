"""Sentences about this machine: clock, files, folders, the log, the program's own data."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "clock_malformed": Message(
        N_("“{value}” không phải là một thời điểm."),
        N_("Ghi theo dạng 2026-11-19T16:00:00+07:00, có phần chênh lệch giờ."),
    ),
    "clock_refused": Message(
        N_(
            "Cơ quan thật luôn dùng đồng hồ của máy; biến {variable} chỉ dành cho cơ quan tập huấn."
        ),
        N_("Xóa biến {variable} rồi mở lại chương trình."),
    ),
    "clock_backwards": Message(
        N_("Đồng hồ tập huấn không lùi được về {value}."),
        N_("Chọn một thời điểm sau thời điểm đang hiển thị."),
    ),
    "resource_missing": Message(
        N_("Bản cài đặt thiếu tệp “{name}”."),
        N_("Cài lại chương trình từ bộ cài gốc; dữ liệu không bị ảnh hưởng."),
    ),
    "disk_full": Message(
        N_("Ổ đĩa đã đầy nên chưa ghi được: {path}."),
        N_("Xóa bớt tệp không cần hoặc chọn nơi khác, rồi làm lại."),
    ),
    "folder_missing": Message(
        N_("Không còn thấy thư mục chứa: {path}."),
        N_("Cắm lại ổ hoặc kết nối lại thư mục, rồi làm lại."),
    ),
    "folder_read_only": Message(
        N_("Thư mục không cho ghi: {path}."),
        N_("Bỏ chế độ chống ghi, xin quyền ghi hoặc chọn thư mục khác."),
    ),
    "file_exists": Message(
        N_("Đã có tệp cùng tên: {path}."),
        N_("Chọn tên khác; tệp cũ được giữ nguyên."),
    ),
    "file_is_folder": Message(
        N_("{path} là một thư mục."),
        N_("Ghi tên một tệp trong thư mục đó."),
    ),
    "file_missing": Message(
        N_("Không thấy tệp: {path}."),
        N_("Kiểm tra tên tệp và ổ đĩa, rồi làm lại."),
    ),
    "file_too_large": Message(
        N_("Tệp lớn hơn mức {limit} byte cho phép: {path}."),
        N_("Kiểm tra xem có chọn đúng tệp không."),
    ),
    "file_error": Message(
        N_("Không đọc hoặc ghi được tệp: {path}."),
        N_("Kiểm tra ổ đĩa, rồi làm lại; nếu vẫn lỗi thì dùng ổ khác."),
    ),
    "write_not_verified": Message(
        N_("Đọc lại tệp vừa ghi thấy không đúng: {path}."),
        N_("Ổ đĩa có thể hỏng; dùng ổ khác rồi làm lại."),
    ),
    "workspace_open": Message(
        N_("Hồ sơ đang mở ở một cửa sổ khác: {path}."),
        N_("Dùng cửa sổ đang mở, hoặc đóng nó rồi làm lại."),
    ),
    "log_unwritable": Message(
        N_("Không ghi được nhật ký vào {path}."),
        N_("Kiểm tra quyền ghi và chỗ trống của ổ đĩa."),
    ),
}
