"""Sentences about what may be done at a desk: units, people, reports, answers, months."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_ONE_OF = N_("Chọn một trong: {known}.")
_ASK_OFFICE = N_("Đề nghị Văn phòng thực hiện.")
_ASK_CHIEF = N_("Đề nghị Chánh Văn phòng thực hiện.")
_NEW_INVITATION = N_("Đề nghị Văn phòng lập thư mời mới.")

MESSAGES = {
    # agency, units, people
    "workspace_without_identity": Message(
        N_("Hồ sơ chưa có danh tính người dùng: {path}."),
        N_("Xóa thư mục dở dang này rồi lập hoặc tham gia lại."),
    ),
    "template_unknown": Message(N_("Không có mẫu tổ chức “{template}”."), _ONE_OF),
    "deadline_template_unknown": Message(N_("Không có mẫu thời hạn “{template}”."), _ONE_OF),
    "agency_field_missing": Message(
        N_("Chưa ghi “{field}” của cơ quan."), N_("Ghi đủ tên, cơ quan cấp trên, nơi và họ tên.")
    ),
    "unit_unknown": Message(N_("Không có đơn vị “{unit}”."), _ONE_OF),
    "person_unknown": Message(
        N_("Không có ai tên “{person}” trong danh sách."),
        N_("Kiểm tra họ tên, hoặc nhập lại danh sách cán bộ."),
    ),
    "person_ambiguous": Message(
        N_("Có nhiều người tên “{person}”."), N_("Ghi mã thay cho tên: {candidates}.")
    ),
    "role_unknown": Message(N_("Không có vai trò “{role}”."), _ONE_OF),
    "no_unit_of_own": Message(
        N_("Người dùng này không thuộc đơn vị nào."),
        N_("Đề nghị Văn phòng ghi đơn vị trong danh sách cán bộ."),
    ),
    "only_chief_invites": Message(
        N_("Chỉ Chánh Văn phòng hoặc quản trị được mời người tham gia."), _ASK_CHIEF
    ),
    "only_chief_moves_desk": Message(
        N_("Chỉ Chánh Văn phòng được chuyển bàn điều hành."), _ASK_CHIEF
    ),
    "not_the_desk": Message(
        N_("Máy này không phải là bàn điều hành của cơ quan."),
        N_("Làm trên máy của bàn điều hành, hoặc chuyển bàn điều hành về máy này."),
    ),
    # invitations
    "invitation_foreign": Message(
        N_("Tệp này không phải là thư mời của chương trình."), N_("Chọn đúng tệp thư mời.")
    ),
    "invitation_damaged": Message(N_("Thư mời bị hỏng hoặc bị sửa."), _NEW_INVITATION),
    "invitation_code_wrong": Message(
        N_("Mã mời không đúng."), N_("Hỏi lại Văn phòng mã tám ký tự rồi gõ lại.")
    ),
    "invitation_unknown": Message(
        N_("Yêu cầu này không ứng với thư mời nào của Văn phòng."), _NEW_INVITATION
    ),
    "invitation_used": Message(N_("Thư mời này đã được dùng trên máy khác."), _NEW_INVITATION),
    "invitation_expired": Message(N_("Thư mời đã hết hạn lúc {expired_at}."), _NEW_INVITATION),
    "request_malformed": Message(
        N_("Tệp này không phải là yêu cầu tham gia."), N_("Chọn đúng tệp yêu cầu.")
    ),
    "request_not_signed": Message(
        N_("Yêu cầu tham gia bị sửa nên chữ ký không khớp."),
        N_("Đề nghị người gửi gửi lại tệp yêu cầu."),
    ),
    "request_not_proved": Message(
        N_("Yêu cầu tham gia không được lập bằng mã mời đã cấp."),
        N_("Không duyệt; hỏi lại người gửi bằng điện thoại."),
    ),
    # assigning tasks, taking sheets in
    "only_office_imports": Message(
        N_("Chỉ Văn phòng được nhập danh sách và kế hoạch."), _ASK_OFFICE
    ),
    "sheet_unit_unknown": Message(
        N_("Không rõ bảng kết quả này là của phòng nào."), N_("Ghi tên phòng ở đầu bảng.")
    ),
    "sheet_of_another_unit": Message(
        N_("Bảng kết quả này là của phòng khác."), N_("Chọn đúng tệp của phòng mình.")
    ),
    "same_person": Message(
        N_("Trang “{sheet}”, dòng {row}: có nhiều người tên “{person}” ({candidates})."),
        N_("Ghi ngày sinh để phân biệt rồi nhập lại."),
    ),
    "person_changed_unit": Message(
        N_("Trang “{sheet}”, dòng {row}: “{person}” đang ở {unit}."),
        N_("Xác nhận điều chuyển, hoặc ghi ngày sinh nếu là người khác."),
    ),
    "leave_proposes_not_rated": Message(
        N_("Trang “{sheet}”, dòng {row}: “{person}” {note}, đề nghị không xếp loại.")
    ),
    "possible_carry_over": Message(
        N_("Trang “{sheet}”, dòng {row}: nhiệm vụ giống việc chưa xong từ tháng {born}."),
        N_("Nếu là việc chuyển tiếp thì hủy dòng mới này."),
    ),
    "task_not_in_plan": Message(
        N_("Trang “{sheet}”, dòng {row}: “{value}” không có trong kế hoạch tháng."),
        N_("Đã thêm làm nhiệm vụ đột xuất của phòng; xóa nếu không đúng."),
    ),
    "no_tasks_to_assign": Message(N_("Chưa có nhiệm vụ nào để giao."), N_("Ghi nhiệm vụ trước.")),
    "task_unknown": Message(
        N_("Không có nhiệm vụ mã “{task}”."), N_("Xem mã bằng task list rồi ghi lại.")
    ),
    "task_content_missing": Message(N_("Nhiệm vụ chưa có nội dung."), N_("Ghi nội dung nhiệm vụ.")),
    # the department's report
    "report_key_unknown": Message(
        N_("Mục “{key}” trong {place} không có trong mẫu báo cáo."),
        N_("Xem lại mẫu của báo cáo."),
        N_("Xem mẫu bằng report show --json."),
    ),
    "report_value_malformed": Message(
        N_("Giá trị “{value}” của “{key}” không đúng dạng."),
        N_("Xem lại mẫu của báo cáo."),
        N_("Xem mẫu bằng report show --json."),
    ),
    "report_of_another_period": Message(
        N_("Tệp này là báo cáo của tháng {period}."), N_("Chọn đúng tháng hoặc đúng tệp.")
    ),
    "person_not_on_roster": Message(
        N_("“{person}” không có trong danh sách của phòng tháng này."),
        N_("Kiểm tra họ tên, hoặc đề nghị Văn phòng bổ sung danh sách."),
    ),
    "report_not_ready": Message(
        N_("Báo cáo còn {errors} lỗi và {warnings} cảnh báo chưa trả lời."),
        N_("Sửa ở trang Báo cáo rồi gửi lại."),
        N_("Xem bằng report check, sửa rồi gửi lại."),
    ),
    "changed_outside_marks": Message(
        N_("Đã sửa “{place}” ngoài chỗ Văn phòng yêu cầu."),
        N_("Ghi một dòng lý do cho chỗ này, hoặc trả về như cũ."),
    ),
    "report_not_filed": Message(N_("Chưa có báo cáo nào được gửi."), N_("Gửi báo cáo trước.")),
    "report_erased": Message(N_("Nội dung báo cáo này đã được xóa theo lệnh xóa.")),
    "version_unknown": Message(
        N_("Không có phiên bản “{version}”."),
        N_("Xem lại số phiên bản rồi ghi cho đúng."),
        N_("Xem các phiên bản bằng period status."),
    ),
    "versions_agree": Message(
        N_("{unit} chỉ có một phiên bản có hiệu lực, không có gì để chọn."),
        N_("Xem lại báo cáo; có thể người khác đã chọn."),
    ),
    "unit_not_expected": Message(
        N_("Đơn vị này không phải gửi báo cáo tháng {period}."),
        N_("Kiểm tra mã đơn vị, hoặc mở tháng trước."),
    ),
    "reason_missing": Message(N_("Chưa ghi lý do."), N_("Ghi một câu lý do.")),
    # the Office's answers
    "only_office_receives": Message(N_("Chỉ Văn phòng tiếp nhận báo cáo."), _ASK_OFFICE),
    "only_chief_extends": Message(N_("Chỉ Chánh Văn phòng được gia hạn."), _ASK_CHIEF),
    "extension_before_limit": Message(
        N_("Thời điểm gia hạn không muộn hơn hạn cuối {limit_at}."), N_("Chọn thời điểm muộn hơn.")
    ),
    "handed_over_in_future": Message(
        N_("Thời điểm bàn giao ở sau giờ hiện tại."), N_("Ghi lại thời điểm bàn giao.")
    ),
    "receipt_basis_unknown": Message(
        N_("Không có căn cứ biên nhận “{basis}”."), N_("Dùng ingest, handed_over hoặc code.")
    ),
    "versions_in_conflict": Message(
        N_("{unit} có hai phiên bản cùng hiệu lực."),
        N_("So sánh hai bản rồi chọn một; trưởng phòng cũng chọn được."),
        N_("Chọn một bản bằng office pick; trưởng phòng chọn bằng report pick."),
    ),
    "mark_malformed": Message(
        N_("“{mark}” không phải là một chỗ trong báo cáo."),
        N_("Dùng task/MÃ, person/MÃ, text/MỤC, add/tasks, add/people hoặc whole."),
    ),
    "filing_ended": Message(
        N_("Văn phòng đóng nhận báo cáo của tháng này từ hết ngày {day:%d/%m/%Y}."),
        N_("Xin Văn phòng gia hạn, hoặc nộp bản giấy, tệp Word, Excel để Văn phòng nhập hộ."),
    ),
    "mark_code_unknown": Message(
        N_("“{value}” không phải là mã lý do trả lại."), N_("Dùng một trong các mã: {known}.")
    ),
    "return_many_marks": Message(
        N_("Trả lại nhiều báo cáo một lượt thì trả cả báo cáo, không đánh dấu từng chỗ."),
        N_("Muốn đánh dấu từng chỗ thì trả lại từng báo cáo."),
        N_("Bỏ --row và --mark, hoặc chỉ ghi một --unit."),
    ),
    "return_due_past": Message(N_("Hạn gửi lại {day} đã qua."), N_("Chọn một ngày sau hôm nay.")),
    "mark_unknown": Message(
        N_("Báo cáo không có chỗ “{mark}”."),
        N_("Mở lại báo cáo rồi đánh dấu chỗ cần sửa."),
        N_("Xem mã bằng report show --unit."),
    ),
    # the month
    "few_days_for_office": Message(
        N_("Văn phòng chỉ có {days} ngày làm việc giữa hạn của phòng và hạn tổng hợp.")
    ),
    "only_chief_opens": Message(N_("Chỉ Chánh Văn phòng được mở tháng {period}."), _ASK_CHIEF),
    "only_chief_publishes": Message(N_("Chỉ Chánh Văn phòng được công bố kết quả."), _ASK_CHIEF),
    "publication_not_locked": Message(
        N_("Tháng {period} chưa khóa nên chưa công bố được."), N_("Khóa tháng trước.")
    ),
    "publication_done": Message(
        N_("Kết quả tháng {period} đã công bố."), N_("Không còn việc gì phải làm.")
    ),
    "publication_early": Message(
        N_("Kết quả được công bố từ ngày {day:%d/%m/%Y}."), N_("Đợi đến ngày đó.")
    ),
    "only_chief_closes": Message(N_("Chỉ Chánh Văn phòng được khóa tháng."), _ASK_CHIEF),
    "section_unknown": Message(N_("Không có mục “{section}”."), _ONE_OF),
    "term_not_manual": Message(N_("Mục “{term}” không chấm tay."), _ONE_OF),
    "points_malformed": Message(
        N_("“{points}” của {term} không phải là điểm."), N_("Ghi số, ví dụ 9 hoặc 8.5.")
    ),
    "points_out_of_range": Message(
        N_("Điểm {points} của {term} nằm ngoài khoảng từ 0 đến {max}."), N_("Nhập lại điểm.")
    ),
    "decision_needs_basis": Message(
        N_("Người ghi không phải lãnh đạo nên cần nêu rõ ai quyết định."),
        N_("Ghi người quyết định, ngày họp và căn cứ."),
        N_("Ghi --decided-by, --meeting-on và --basis."),
    ),
    "verdict_unknown": Message(N_("Không có kết luận “{verdict}”."), _ONE_OF),
    "conclusion_text_missing": Message(
        N_("Kết luận tự do chưa có nội dung."), N_("Ghi nội dung kết luận.")
    ),
    "level_unknown": Message(N_("Không có mức “{level}”."), _ONE_OF),
    "level_or_reason": Message(
        N_("Đồng chí {person} cần đúng một: mức xếp loại hoặc lý do không xếp loại."),
        N_("Ghi level hoặc not_rated."),
    ),
    "gates_open": Message(
        N_("Chưa khóa được tháng, còn {count} điều kiện."),
        N_("Giải quyết từng điều kiện, hoặc ghi lý do vẫn khóa."),
        N_("Giải quyết từng điều kiện, hoặc ghi lý do bằng office close --override."),
    ),
    "gate_missing_unit": Message(N_("{unit} chưa có báo cáo.")),
    "gate_versions": Message(N_("{unit} có hai phiên bản cùng hiệu lực.")),
    "gate_open_return": Message(N_("{unit} chưa gửi lại báo cáo bị trả.")),
    "gate_not_accepted": Message(N_("Báo cáo của {unit} chưa được chấp nhận.")),
    "gate_not_graded": Message(N_("{unit} chưa được chấm đủ điểm.")),
    "gate_over_quota": Message(N_("Nhóm {group} có {used} người mức cao nhất, tối đa {allowed}.")),
    "gate_rated_twice": Message(
        N_("{name} được {units} cùng xếp loại; tháng này tính theo {unit}."),
        N_("Đề nghị phòng không còn quản lý bỏ người này khỏi báo cáo, hoặc khóa có lý do."),
    ),
    "gate_event_level": Message(
        N_("{name} có sự kiện quyết định mức, nhưng chưa được kết luận theo mức đó."),
        N_("Kết luận theo mức của sự kiện, hoặc gỡ sự kiện có lý do."),
    ),
    "gate_not_concluded": Message(N_("Lãnh đạo chưa kết luận tháng này.")),
    "gate_clock_behind": Message(
        N_("Đồng hồ máy gửi báo cáo của {unit} chậm {hours} giờ so với giờ Văn phòng đã gửi."),
        N_("Xác nhận thời điểm nhận với phòng, hoặc khóa có lý do."),
    ),
    "gate_clock_ahead": Message(
        N_("Đồng hồ máy gửi báo cáo của {unit} nhanh {hours} giờ so với biên nhận."),
        N_("Xác nhận thời điểm nhận với phòng, hoặc khóa có lý do."),
    ),
    "gate_open_warning": Message(
        N_("{unit} ghi xong “{content}” nhưng {other} chưa xong, và chưa giải trình."),
        N_("Trả lại báo cáo để giải trình, hoặc khóa có lý do."),
    ),
    "gate_open_ask": Message(
        N_("{unit} đề nghị mở ({person}: {reason}), chưa trả lời."),
        N_("Mở, hoặc từ chối có lý do."),
    ),
    "gate_unsigned_conclusions": Message(
        N_("Có kết luận đã gõ mà chưa ký trên máy này."), N_("Ký, hoặc xóa chữ đã gõ.")
    ),
    "gate_unsigned_people": Message(
        N_("Có quyết định xếp loại đã chọn mà chưa ký trên máy này."),
        N_("Ký, hoặc bỏ lựa chọn."),
    ),
    "gate_unsigned_grades": Message(
        N_("Có điểm đơn vị đã gõ mà chưa ký trên máy này."), N_("Ghi điểm, hoặc xóa chữ đã gõ.")
    ),
    "gate_unsigned_wording": Message(
        N_("Có lời của Văn phòng đã gõ mà chưa ký trên máy này."),
        N_("Ký ở Hồ sơ họp, hoặc bỏ chữ đã gõ."),
    ),
    "closing_cancelled": Message(
        N_("Đã dừng việc khóa tháng. Chưa có gì được ghi."), N_("Khóa lại khi sẵn sàng.")
    ),
    "nothing_asked": Message(
        N_("Không có đề nghị mở nào của đơn vị này ở tháng {period} đang chờ trả lời."),
        N_("Xem lại danh sách đề nghị mở của tháng."),
        N_("Xem các đề nghị đang chờ bằng period asks."),
    ),
    "no_reopening_waits": Message(
        N_("Không có đề nghị mở lại tháng {period} đang chờ."),
        N_("Chánh Văn phòng đề nghị mở lại trước, có lý do."),
        N_("Chánh Văn phòng đề nghị trước bằng office reopen --reason."),
    ),
    "second_person_needed": Message(
        N_("Việc này cần một người khác xác nhận."),
        N_("Đề nghị lãnh đạo hoặc đồng chí khác của Văn phòng xác nhận trong hồ sơ của mình."),
    ),
    "legal_basis_missing": Message(
        N_("Chưa ghi căn cứ pháp lý của lệnh xóa."), N_("Ghi số, ngày của văn bản.")
    ),
    # exchange and care
    "nothing_to_send": Message(N_("Không có gì chờ gửi.")),
}
