"""Sentences about the use of the command line, and about what nobody expected."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_SEE_HELP = N_("Xem cách dùng: {command} --help.")
_ONE_OF = N_("Chọn một trong: {known}.")

MESSAGES = {
    "usage_option_unknown": Message(N_("Lệnh không có tùy chọn “{option}”."), _SEE_HELP),
    "usage_command_unknown": Message(N_("“{command}” không có lệnh con “{name}”."), _ONE_OF),
    "usage_command_missing": Message(N_("Chưa ghi lệnh con của “{command}”."), _SEE_HELP),
    "usage_parameter_missing": Message(N_("Thiếu “{option}”."), _SEE_HELP),
    "usage_option_wrong": Message(N_("Tùy chọn “{option}” dùng chưa đúng."), _SEE_HELP),
    "usage_value_malformed": Message(N_("Giá trị của “{option}” không đúng dạng."), _SEE_HELP),
    "usage_value_missing": Message(
        N_("Tùy chọn “{option}” chưa có giá trị."), N_("Ghi giá trị ngay sau tùy chọn.")
    ),
    "usage_wrong": Message(
        N_("Dòng lệnh “{command}” có phần thừa hoặc không hiểu được."), _SEE_HELP
    ),
    "usage_half_letter": Message(
        N_("Lời vừa nhập có ký tự hỏng, không phải chữ, nên không lưu được."),
        N_("Gõ lại lời ấy theo mã UTF-8 rồi làm lại."),
    ),
    "usage_stopped": Message(N_("Đã dừng theo yêu cầu.")),
    "usage_day_malformed": Message(
        N_("“{value}” của {option} không phải là một ngày."), N_("Ghi ngày theo dạng 2026-11-26.")
    ),
    "usage_instant_malformed": Message(
        N_("“{value}” của {option} không phải là một thời điểm."),
        N_("Ghi ngày 2026-11-26 hoặc thời điểm 2026-11-26T16:00:00+07:00."),
    ),
    "usage_pair_malformed": Message(
        N_("“{value}” của {option} chưa đúng dạng."), N_("Ghi theo dạng TÊN=NỘI DUNG.")
    ),
    "usage_unit_missing": Message(N_("Chưa ghi đơn vị."), N_("Ghi --unit với mã đơn vị.")),
    "usage_received_missing": Message(
        N_("Chưa ghi ngày nhận bản gốc."), N_("Ghi --received theo dạng 2026-11-18.")
    ),
    "usage_period_missing": Message(N_("Chưa ghi tháng."), N_("Ghi tháng theo dạng 2026-11.")),
    "usage_due_or_cancel": Message(
        N_("Cần đúng một việc: đổi thời hạn hoặc hủy nhiệm vụ."), N_("Ghi --due hoặc --cancel.")
    ),
    "usage_handover_receiver": Message(
        N_("Chưa ghi bàn giao cho ai."), N_("Ghi --to cho một người, --to-unit cho đơn vị khác.")
    ),
    "usage_attest_both": Message(
        N_("Xác nhận bàn giao cần cả đơn vị và thời điểm."),
        N_("Ghi --unit và --handed-over-at cùng với --reason."),
    ),
    "usage_unit_or_clean": Message(
        N_("Chưa rõ chấp nhận báo cáo nào."), N_("Ghi --unit, hoặc --clean cho mọi báo cáo.")
    ),
    "usage_reason_or_confirm": Message(
        N_("Cần đúng một việc: đề nghị mở lại hoặc xác nhận."),
        N_("Người đề nghị ghi --reason; người thứ hai ghi --confirm."),
    ),
    "usage_folder_or_file": Message(
        N_("Chưa rõ trao đổi qua đâu."),
        N_("Ghi --folder, hoặc --file để nhận một gói tin; thêm --out để ghi gói tin."),
    ),
    "usage_out_missing": Message(N_("Chưa ghi tên tệp sẽ lưu."), N_("Thêm --out FILE.")),
    "only_whole_desk": Message(
        N_("Lệnh này cần báo cáo của mọi đơn vị; hồ sơ này chỉ giữ báo cáo của đơn vị mình."),
        N_("Làm trên hồ sơ của Văn phòng hoặc của lãnh đạo."),
    ),
    "paper_edition_none": Message(
        N_("Văn bản loại “{kind}” chỉ có một bản in, không chọn bản in cho ai."),
        N_("Bỏ --edition; paper list nêu loại nào có nhiều bản in."),
    ),
    "paper_ending_differs": Message(
        N_("Tên tệp “{name}” không hợp với dạng {format}."),
        N_("Đổi tên tệp, hoặc ghi --format {ending}."),
    ),
    "paper_format_unknown": Message(N_("Không có dạng tệp “{format}”."), _ONE_OF),
    "language_unknown": Message(N_("Chương trình không có ngôn ngữ “{language}”."), _ONE_OF),
    "workspace_none_here": Message(
        N_("Tài khoản này chưa có hồ sơ làm việc nào."),
        N_("Ghi --workspace DIR, hoặc lập cơ quan bằng agency new, tham gia bằng agency join."),
    ),
    "workspace_not_named": Message(
        N_("Tài khoản này có nhiều hồ sơ làm việc."), N_("Ghi --workspace với một trong: {known}.")
    ),
    "passphrase_not_given": Message(
        N_("Chưa có mật khẩu và không hỏi được ai."),
        N_("Đặt biến {variable} hoặc ghi --passphrase-file FILE."),
    ),
    "passphrase_file_malformed": Message(
        N_("Không đọc được mật khẩu trong tệp {path}."), N_("Lưu tệp theo mã UTF-8 rồi làm lại.")
    ),
    "passphrase_differs": Message(
        N_("Hai lần gõ mật khẩu không giống nhau."), N_("Gõ lại từ đầu.")
    ),
    "input_not_json": Message(
        N_("Tệp {path} không phải là JSON đọc được."), N_("Sửa tệp, lưu theo mã UTF-8.")
    ),
    "input_not_object": Message(
        N_("Tệp {path} không chứa một đối tượng JSON."), N_("Đặt nội dung trong dấu ngoặc nhọn.")
    ),
    "input_key_unknown": Message(
        N_("Mục “{key}” trong {place} không có nghĩa."), N_("Các mục được dùng: {known}.")
    ),
    "input_value_malformed": Message(
        N_("Giá trị của “{key}” không đúng dạng."), N_("Xem mẫu trong tài liệu dòng lệnh.")
    ),
    "bug": Message(
        N_("Chương trình gặp lỗi ngoài dự kiến ({kind}, {place}); dữ liệu đã lưu vẫn còn nguyên."),
        N_("Ghi lại dòng này, gửi cùng tệp nhật ký cho người phụ trách chương trình."),
    ),
    "nothing_graded": Message(
        N_("Chưa ghi điểm hay mức nào."), N_("Thêm --set U5=9 hoặc --level HTT --reason “…”.")
    ),
}
