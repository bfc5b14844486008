"""Sentences about packages, entries and keys that are refused."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_ASK_AGAIN = N_("Đề nghị bên gửi xuất lại gói tin.")
_UPGRADE = N_("Nâng cấp chương trình; dữ liệu được giữ lại và sẽ được đọc lại sau khi nâng cấp.")
_KEEP_AND_TELL = N_("Mục này được giữ ở khu cách ly; báo cho Văn phòng và bên gửi.")
_TELL_SUPPORT = N_("Ghi lại thông báo này và báo cho người phụ trách chương trình.")

MESSAGES = {
    "bytes_not_canonical": Message(
        N_("Dữ liệu không đúng dạng chuẩn (chi tiết: {why})."), _ASK_AGAIN
    ),
    "value_not_canonical": Message(
        N_("Nội dung không ghi được theo dạng chuẩn (chi tiết: {why})."), _TELL_SUPPORT
    ),
    "text_not_nfc": Message(
        N_("Chữ trong nội dung không theo bảng mã Unicode dựng sẵn."), _TELL_SUPPORT
    ),
    "stream_malformed": Message(N_("“{stream}” không phải là một luồng dữ liệu."), _KEEP_AND_TELL),
    "key_refused": Message(
        N_("Khóa công khai không dùng được vì không an toàn."),
        N_("Đề nghị người gửi tạo lại yêu cầu tham gia trên máy của mình."),
    ),
    "needs_newer_app": Message(N_("Mục này do phiên bản mới hơn của chương trình ghi."), _UPGRADE),
    "envelope_malformed": Message(
        N_("Mục ghi sổ không đúng mẫu (chi tiết: {why})."), _KEEP_AND_TELL
    ),
    "envelope_too_large": Message(
        N_("Mục ghi sổ lớn hơn {limit_kb} KB."),
        N_("Chia nội dung thành nhiều lần gửi."),
    ),
    "part_malformed": Message(
        N_("Nội dung của mục không đúng mẫu (chi tiết: {why})."), _KEEP_AND_TELL
    ),
    "part_mismatch": Message(N_("Phần {n} của mục không khớp với chữ ký."), _KEEP_AND_TELL),
    "part_too_large": Message(
        N_("Phần {n} của mục lớn hơn {limit_kb} KB."),
        N_("Rút gọn nội dung, hoặc giảm dung lượng tệp đính kèm."),
    ),
    "too_many_files": Message(
        N_("Có hơn {limit} tệp đính kèm."),
        N_("Bỏ bớt tệp, hoặc gộp nhiều tệp thành một."),
    ),
    "entry_too_large": Message(
        N_("Nội dung và các tệp đính kèm có tổng dung lượng lớn hơn {limit_mb} MB."),
        N_("Bỏ bớt tệp, hoặc giảm dung lượng tệp trước khi ký."),
    ),
    "package_truncated": Message(
        N_("Gói tin chưa đủ: tệp bị cắt hoặc chưa chép xong."),
        N_("Chờ chép xong rồi nhận lại; nếu vẫn thiếu, đề nghị bên gửi xuất lại gói tin."),
    ),
    "package_foreign": Message(
        N_("Tệp này không phải là gói tin của chương trình."),
        N_(
            "Chọn đúng tệp có đuôi .wrp; tệp nằm sẵn trong thư mục trao đổi thì hỏi người gửi, "
            "rồi bỏ qua."
        ),
    ),
    "package_damaged": Message(
        N_("Gói tin bị hỏng hoặc bị sửa, nội dung không được nhận (chi tiết: {why})."), _ASK_AGAIN
    ),
    "package_not_for_us": Message(
        N_("Gói tin này không gửi cho hồ sơ làm việc này."),
        N_("Mở đúng hồ sơ làm việc, hoặc đề nghị bên gửi chọn đúng nơi nhận."),
    ),
    "package_header_too_large": Message(
        N_("Phần đầu của gói tin lớn hơn {limit_kb} KB."), _ASK_AGAIN
    ),
    "package_too_large": Message(
        N_("Gói tin lớn hơn {limit_mb} MB."),
        N_("Chia thành nhiều gói tin, hoặc bớt tệp đính kèm."),
    ),
    "package_too_many_entries": Message(
        N_("Gói tin có quá nhiều mục; mỗi gói chứa nhiều nhất {limit} mục."),
        N_("Chia thành nhiều gói tin."),
    ),
    "package_request_too_large": Message(
        N_("Yêu cầu kèm theo gói tin lớn hơn {limit_kb} KB."), _TELL_SUPPORT
    ),
    "package_version_unknown": Message(
        N_("Gói tin do phiên bản mới hơn của chương trình tạo."), _UPGRADE
    ),
    "too_many_recipients": Message(
        N_("Gói tin có hơn {limit} nơi nhận."), N_("Chia nơi nhận thành nhiều gói tin.")
    ),
    "no_recipients": Message(
        N_("Gói tin chưa có nơi nhận."), N_("Chọn ít nhất một nơi nhận đã được cấp chứng nhận.")
    ),
}
