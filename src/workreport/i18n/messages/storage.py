"""Sentences about the workspace: its vault, its database, its backups."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "passphrase_wrong": Message(
        N_("Mật khẩu không đúng."),
        N_("Kiểm tra bộ gõ và phím Caps Lock, rồi gõ lại."),
    ),
    "passphrase_wait": Message(
        N_("Đã gõ sai nhiều lần."),
        N_("Đợi {seconds} giây rồi gõ lại, hoặc dùng mã khôi phục."),
    ),
    "passphrase_empty": Message(N_("Chưa nhập mật khẩu."), N_("Nhập mật khẩu rồi làm lại.")),
    "passphrase_short": Message(
        N_("Mật khẩu ngắn quá."),
        N_("Dùng ít nhất {shortest} ký tự; một câu dễ nhớ là tốt nhất."),
    ),
    "passphrase_common": Message(
        N_("Mật khẩu này quá dễ đoán."),
        N_("Chọn một câu riêng của mình, không dùng từ quen thuộc hay dãy phím."),
    ),
    "recovery_code_mistyped": Message(
        N_("Mã khôi phục bị gõ nhầm."),
        N_("So lại từng nhóm bốn ký tự với tờ giấy đã in; mã có tám nhóm."),
    ),
    "recovery_code_wrong": Message(
        N_("Mã khôi phục này không phải của hồ sơ đang mở."),
        N_("Tìm tờ giấy in mã của đúng hồ sơ này; mã cũ hết hiệu lực khi đã tạo mã mới."),
    ),
    "workspace_exists": Message(
        N_("Thư mục đã có một hồ sơ làm việc: {path}."),
        N_("Mở hồ sơ đó, hoặc chọn thư mục khác."),
    ),
    "workspace_missing": Message(
        N_("Thư mục này không có hồ sơ làm việc: {path}."),
        N_("Chọn đúng thư mục, hoặc tạo hồ sơ mới."),
    ),
    "workspace_foreign": Message(
        N_("Thư mục không phải là hồ sơ của chương trình này: {path}."),
        N_("Chọn thư mục khác."),
    ),
    "workspace_damaged": Message(
        N_("Tệp khóa của hồ sơ bị hỏng: {path}."),
        N_("Khôi phục từ bản sao lưu; mật khẩu và mã khôi phục vẫn dùng được."),
    ),
    "workspace_newer": Message(
        N_("Hồ sơ được tạo bằng phiên bản mới hơn: {path}."),
        N_("Nâng cấp chương trình rồi mở lại; hồ sơ được giữ nguyên."),
    ),
    "workspace_folder_refused": Message(
        N_("Không tạo được thư mục: {path}."),
        N_("Chọn nơi khác mà tài khoản này được ghi."),
    ),
    "workspace_on_network": Message(
        N_("Hồ sơ nằm trên ổ mạng, dữ liệu có thể hỏng: {path}."),
        N_("Chuyển thư mục về ổ đĩa của máy này rồi mở lại."),
    ),
    "workspace_synced": Message(
        N_("Hồ sơ nằm trong thư mục đồng bộ, dữ liệu có thể hỏng: {path}."),
        N_("Chuyển thư mục ra ngoài vùng đồng bộ rồi mở lại."),
    ),
    "database_busy": Message(
        N_("Dữ liệu đang được một việc khác ghi: {path}."),
        N_("Đợi ít giây rồi làm lại."),
    ),
    "database_read_only": Message(
        N_("Dữ liệu chỉ đọc được, không ghi được: {path}."),
        N_("Bỏ chế độ chống ghi hoặc chuyển hồ sơ sang ổ ghi được; việc đang soạn chưa mất."),
    ),
    "disk_error": Message(
        N_("Ổ đĩa báo lỗi khi đọc hoặc ghi: {path}."),
        N_("Sao chép nội dung đang soạn ra nơi khác, rồi kiểm tra ổ đĩa."),
    ),
    "database_damaged": Message(
        N_("Tệp dữ liệu bị hỏng: {path}."),
        N_("Khôi phục từ bản sao lưu gần nhất; Văn phòng giữ mọi báo cáo đã nhận."),
    ),
    "database_missing": Message(
        N_("Không thấy tệp dữ liệu: {path}."),
        N_("Cắm lại ổ, trả thư mục về chỗ cũ, hoặc khôi phục từ bản sao lưu."),
    ),
    "database_foreign": Message(
        N_("Tệp này không phải là dữ liệu của chương trình: {path}."),
        N_("Chọn đúng hồ sơ, hoặc khôi phục từ bản sao lưu."),
    ),
    "database_newer": Message(
        N_("Dữ liệu thuộc phiên bản mới hơn của chương trình: {path}."),
        N_("Nâng cấp chương trình rồi mở lại; dữ liệu được giữ nguyên."),
    ),
    "database_older": Message(
        N_("Dữ liệu còn ở dạng của phiên bản trước, chỉ đọc thì chưa xem được: {path}."),
        N_("Mở hồ sơ này một lần ở cửa sổ làm việc để nâng cấp dữ liệu, rồi thử lại."),
    ),
    "key_does_not_fit": Message(
        N_("Khóa không khớp tệp dữ liệu: tệp hỏng ở phần đầu hoặc của hồ sơ khác ({path})."),
        N_("Khôi phục từ bản sao lưu của hồ sơ này."),
    ),
    "migration_refused": Message(
        N_("Chưa nâng cấp được dữ liệu: {path}."),
        N_("Dữ liệu vẫn như cũ; gửi nhật ký cho người phụ trách chương trình."),
    ),
    "backup_not_verified": Message(
        N_("Đọc lại bản sao lưu thấy không đúng: {path}."),
        N_("Ổ đĩa có thể hỏng; sao lưu sang ổ khác."),
    ),
    "backup_damaged": Message(
        N_("Bản sao lưu bị hỏng: {path}."),
        N_("Chọn bản sao lưu khác."),
    ),
    "backup_newer": Message(
        N_("Bản sao lưu thuộc phiên bản mới hơn của chương trình: {path}."),
        N_("Nâng cấp chương trình rồi khôi phục lại."),
    ),
    "backup_unwritable": Message(
        N_("Không đọc hoặc ghi được bản sao lưu: {path}."),
        N_("Kiểm tra ổ đĩa và quyền ghi, hoặc chọn nơi khác."),
    ),
    "restore_target_not_empty": Message(
        N_("Thư mục để khôi phục phải trống: {path}."),
        N_("Chọn thư mục mới; hồ sơ đang có được giữ nguyên."),
    ),
}
