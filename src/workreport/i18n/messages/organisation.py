"""Sentences about units, people and roles over time, and about filing for a unit."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_CHOOSE_UNIT = N_("Chọn đơn vị đang có trong ngày đó.")
_LATER_DAY = N_("Ghi ngày {day:%d/%m/%Y} hoặc sau đó.")

MESSAGES = {
    # what a change of the organisation does, in the words of its preview
    "set_up_new": Message(N_("Lập {into} (mã {code}) từ ngày {day:%d/%m/%Y}.")),
    "set_up_rename": Message(N_("{unit} có tên {into} (mã {code}) từ ngày {day:%d/%m/%Y}.")),
    "set_up_close": Message(N_("{unit} thôi hoạt động sau ngày {last_day:%d/%m/%Y}.")),
    "set_up_merge": Message(N_("{unit} sáp nhập thành {into} từ ngày {day:%d/%m/%Y}.")),
    "set_up_split": Message(N_("{unit} tách thành {into} từ ngày {day:%d/%m/%Y}.")),
    "set_up_old_names_stay": Message(
        N_("Các tháng kết thúc trước ngày {day:%d/%m/%Y} vẫn in tên cũ: {unit}.")
    ),
    "set_up_people_move": Message(N_("{count} người chuyển về {unit}: {names}.")),
    "set_up_people_left": Message(
        N_("{count} người chưa có đơn vị mới: {names}. Ghi nơi chuyển đến ở phần Cán bộ.")
    ),
    "set_up_roles_stay": Message(
        N_(
            "{count} vai trò ở đơn vị cũ còn hiệu lực để hoàn tất việc cũ; "
            "giao vai trò ở đơn vị mới tại phần Vai trò."
        )
    ),
    "set_up_month_stays": Message(
        N_("Tháng {month} đã mở: đơn vị cũ vẫn gửi báo cáo tháng này, đơn vị mới từ tháng sau.")
    ),
    "set_up_month_moves": Message(
        N_("Tháng {month} đã mở được đổi danh sách đơn vị phải gửi báo cáo.")
    ),
    "set_up_month_needs_desk": Message(
        N_(
            "Tháng {month} đã mở với danh sách cũ; Chánh Văn phòng đổi ở máy có bàn điều hành "
            "bằng cách ký lại việc này."
        )
    ),
    # what stands in the way
    "only_office_sets_up": Message(
        N_("Chỉ Văn phòng sửa đơn vị và cán bộ."), N_("Đề nghị Văn phòng sửa.")
    ),
    "set_up_in_locked_month": Message(
        N_("Có tháng đã khóa sau ngày này; văn bản của tháng đã khóa không đổi."), _LATER_DAY
    ),
    "set_up_day_missing": Message(
        N_("Chưa ghi ngày bắt đầu có hiệu lực."), N_("Ghi ngày, ví dụ 01/12/2026.")
    ),
    "set_up_incomplete": Message(
        N_("Chưa đủ đơn vị cho việc này."),
        N_("Đổi tên: một đơn vị. Sáp nhập: các đơn vị cũ và một đơn vị mới. Tách: từ hai phần."),
    ),
    "unit_name_missing": Message(
        N_("Đơn vị chưa có tên hoặc mã."), N_("Ghi tên và mã của đơn vị.")
    ),
    "unit_not_there": Message(N_("Ngày {day:%d/%m/%Y} không có đơn vị “{unit}”."), _CHOOSE_UNIT),
    "set_up_later_change": Message(
        N_("“{unit}” đã có thay đổi từ ngày {day:%d/%m/%Y}."),
        N_("Chọn ngày sau thay đổi đó, hoặc ký lại đúng ngày đó để sửa."),
    ),
    "unit_part_needed": Message(
        N_("“{unit}” là Văn phòng hoặc lãnh đạo cơ quan, không giải thể được."),
        N_("Đổi tên nếu đơn vị có tên mới."),
    ),
    "unit_code_taken": Message(N_("Mã {taken} đang là mã của {unit}."), N_("Chọn mã khác.")),
    "set_up_nothing_changes": Message(N_("Không có gì thay đổi."), N_("Sửa điều cần đổi rồi ký.")),
    "unit_not_successor": Message(N_("{unit} không kế tục {before}."), N_("Chọn đơn vị kế tục.")),
    # people
    "person_renamed": Message(N_("{before} có họ tên {person} từ ngày {day:%d/%m/%Y}.")),
    "person_moves": Message(
        N_("{person} chuyển từ {before} về {unit} từ ngày {day:%d/%m/%Y}; tháng cũ giữ nguyên.")
    ),
    "person_roles_stay": Message(
        N_("{person} còn vai trò ở {unit}; thu ở phần Vai trò nếu không cần nữa.")
    ),
    "person_position": Message(N_("{person} giữ chức vụ {position} từ ngày {day:%d/%m/%Y}.")),
    "person_group": Message(N_("Nhóm so sánh của {person} đổi theo chức vụ.")),
    "person_incomplete": Message(N_("Chưa đủ họ tên, đơn vị hoặc chức vụ."), N_("Ghi đủ rồi ký.")),
    "person_there_already": Message(
        N_("{unit} đã có {person}."),
        N_("Sửa người đang có, hoặc ghi thêm chữ phân biệt vào họ tên."),
    ),
    "left_why_unknown": Message(
        N_("Không có lý do thôi việc “{why}”."), N_("Chọn một trong: {known}.")
    ),
    "post_in_main_unit": Message(
        N_("{unit} là đơn vị chính của người này."), N_("Đổi chức vụ chính thay vì ghi kiêm nhiệm.")
    ),
    "order_incomplete": Message(
        N_("Thứ tự chưa đủ người của {unit}."), N_("Đọc lại danh sách rồi xếp lại.")
    ),
    "order_against_position": Message(
        N_("Danh sách in xếp theo chức vụ trước, rồi mới theo thứ tự."),
        N_("Chỉ đổi chỗ những người cùng nhóm chức vụ."),
    ),
    "rank_unknown": Message(N_("Không có nhóm so sánh “{group}”."), N_("Chọn một trong: {known}.")),
    # roles
    "only_chief_gives_roles": Message(
        N_("Chỉ Chánh Văn phòng hoặc người quản trị giao và thu vai trò."),
        N_("Đề nghị Chánh Văn phòng."),
    ),
    "role_ends_before": Message(
        N_("Vai trò không thể hết trước ngày bắt đầu {day:%d/%m/%Y}."), N_("Sửa ngày.")
    ),
    "role_held_already": Message(N_("{person} đang giữ vai trò này."), N_("Không cần giao lại.")),
    "grant_unknown": Message(N_("Không có vai trò này."), N_("Đọc lại danh sách vai trò.")),
    "role_end_in_past": Message(
        N_("Vai trò chỉ thu được từ hôm nay: việc đã ký giữ nguyên giá trị."),
        N_("Ghi ngày {day:%d/%m/%Y} hoặc sau đó."),
    ),
    "role_ended_already": Message(
        N_("Vai trò này đã hết hiệu lực sau ngày {day:%d/%m/%Y}."), N_("Không cần thu nữa.")
    ),
    "role_last_chief": Message(
        N_("Không còn Chánh Văn phòng nào khác dùng chương trình; cơ quan không thể thiếu."),
        N_("Giao vai trò chánh Văn phòng cho người khác đã vào cơ quan, không ghi ngày hết."),
    ),
    "role_last_admin": Message(
        N_("Không còn ai khác giao được vai trò: cần một chánh Văn phòng hoặc người quản trị."),
        N_("Giao vai trò quản trị cho người khác đã vào cơ quan, không ghi ngày hết."),
    ),
    # filing for a unit
    "only_office_enters": Message(
        N_("Chỉ Văn phòng nhập hộ báo cáo."), N_("Đề nghị Văn phòng nhập.")
    ),
    "enters_own_report": Message(
        N_("Báo cáo của chính Văn phòng không phải nhập hộ."), N_("Soạn và gửi như mọi đơn vị.")
    ),
    "basis_unknown": Message(N_("Không có cách gửi “{basis}”."), N_("Chọn một trong: {known}.")),
    "behalf_unit_missing": Message(
        N_("Chưa chọn đơn vị được nhập hộ."), N_("Chọn đơn vị ở đầu trang.")
    ),
    "behalf_day_missing": Message(
        N_("Chưa ghi ngày nhận bản gốc."), N_("Ghi ngày; đúng hạn hay chậm tính theo ngày này.")
    ),
    "original_missing": Message(
        N_("Chưa có tệp bản gốc của đơn vị."),
        N_("Đính kèm bản chụp giấy, tệp Word hoặc Excel, không quá 20 MB."),
    ),
    "no_tasks_to_hand_over": Message(
        N_("{unit} không còn nhiệm vụ chưa xong."), N_("Không cần bàn giao.")
    ),
}
