"""Sentences about workbooks that are imported, and about their rows."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_WRITE_A_DAY = N_("Ghi ngày theo dạng 20/11/2026.")
_USE_A_NAME = N_("Ghi tên, tên viết tắt hoặc mã của phòng như trong danh mục đơn vị.")
_LOOK = N_("Kiểm tra lại dòng này trước khi nhận.")

MESSAGES = {
    # the file
    "workbook_not_a_spreadsheet": Message(
        N_("Tệp {name} không phải là bảng tính Excel."),
        N_("Mở tệp bằng Excel, lưu lại dạng .xlsx rồi nhập."),
    ),
    "workbook_web_page": Message(
        N_("Tệp {name} là một trang web được đặt đuôi của bảng tính."),
        N_("Mở tệp bằng Excel, chọn Lưu thành và lưu lại dạng .xlsx rồi nhập."),
    ),
    "workbook_wrong_ending": Message(
        N_("Tệp {name} mang đuôi {ending} nhưng bên trong là dạng .{kind}."),
        N_("Đổi đuôi tệp thành .{kind}, hoặc mở bằng Excel và lưu lại dạng .xlsx rồi nhập."),
    ),
    "workbook_macros": Message(
        N_("Tệp {name} chứa macro nên không được mở."),
        N_("Lưu lại dạng .xlsx (không kèm macro) rồi nhập; không bật macro của tệp lạ."),
    ),
    "workbook_external_links": Message(
        N_("Tệp {name} lấy dữ liệu từ tệp khác hoặc từ mạng nên không được mở."),
        N_("Trong Excel chọn Dữ liệu, Sửa liên kết, Ngắt liên kết; lưu lại rồi nhập."),
    ),
    "workbook_embedded": Message(
        N_("Tệp {name} nhúng tệp hoặc điều khiển khác bên trong nên không được mở."),
        N_("Xóa phần được nhúng, hoặc chép riêng các ô sang một bảng tính mới rồi nhập."),
    ),
    "workbook_protected": Message(
        N_("Tệp {name} được đặt mật khẩu nên không đọc được."),
        N_("Mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nhập."),
    ),
    "workbook_unreadable": Message(
        N_("Không đọc được tệp {name}: tệp bị hỏng hoặc đang bị khóa."),
        N_("Đóng tệp trong Excel hoặc lưu lại thành tệp mới rồi nhập."),
    ),
    "workbook_suspicious": Message(
        N_("Tệp {name} có cấu trúc bất thường nên không được mở."),
        N_(
            "Chép nội dung sang một bảng tính mới rồi nhập; "
            "báo người phụ trách nếu không rõ nguồn tệp."
        ),
    ),
    "workbook_too_large": Message(
        N_("Tệp {name} quá lớn hoặc có ô nằm quá xa phía dưới hay bên phải bảng."),
        N_("Xóa các dòng, cột thừa (nhấn Ctrl+End để tìm ô cuối), lưu lại rồi nhập."),
    ),
    "workbook_timeout": Message(
        N_("Đọc tệp {name} quá lâu nên đã dừng."),
        N_("Chép riêng phần bảng cần nhập sang một bảng tính mới rồi nhập lại."),
    ),
    "workbook_no_heading": Message(
        N_("Tệp {name} không có dòng tiêu đề cột nhận biết được."),
        N_(
            "Thêm dòng tiêu đề: danh sách cần cột Họ và tên, Chức vụ; "
            "kế hoạch cần cột Nội dung nhiệm vụ, Đơn vị chủ trì, Thời hạn; "
            "kết quả cần cột Nhiệm vụ, Trạng thái."
        ),
    ),
    # sheets
    "sheet_hidden": Message(N_("Trang “{sheet}” đang ẩn nên không được đọc.")),
    "sheet_passed_over": Message(
        N_("Trang “{sheet}” không có dòng tiêu đề cột nên không được đọc.")
    ),
    "period_differs": Message(
        N_("Trang “{sheet}” ghi “{value}”, không phải tháng {period} đang nhập."),
        N_("Kiểm tra lại đã chọn đúng tệp và đúng kỳ."),
    ),
    "count_differs": Message(
        N_("Cuối trang “{sheet}” ghi {value}, nhưng đọc được {read} dòng."),
        N_("Đối chiếu số dòng trong tệp với danh sách xem trước."),
    ),
    "several_units": Message(
        N_("Tệp nêu tên {count} đơn vị, nên không rõ kết quả là của đơn vị nào."),
        N_("Tách mỗi đơn vị thành một tệp rồi nhập."),
    ),
    "sheet_old_letters": Message(
        N_("Trang “{sheet}” gõ bằng bảng mã {value}; các chữ đã được chuyển sang Unicode."),
        N_("Đọc lại vài dòng trước khi nhận."),
    ),
    "table_passed_over": Message(
        N_("Trang “{sheet}”, dòng {row}: từ đây là một bảng khác ({value}) nên không được đọc.")
    ),
    "table_of_another_month": Message(
        N_("Trang “{sheet}”, dòng {row}: bảng này là của tháng {value} nên không được đọc.")
    ),
    "rows_hidden": Message(
        N_("Trang “{sheet}” có {count} dòng đang ẩn vẫn được đọc: {rows}."),
        N_("Nếu không muốn nhận, xóa các dòng ẩn rồi nhập lại."),
    ),
    "column_hidden": Message(
        N_("Trang “{sheet}”: cột {column} ({value}) đang ẩn nhưng vẫn được đọc.")
    ),
    "rows_of_another_unit": Message(
        N_("Trang “{sheet}” có {count} dòng của phòng khác nên không được nhận.")
    ),
    # the import as a whole
    "import_field_unknown": Message(
        N_("Không có trường “{field}” cho cột “{heading}”."), N_("Chọn một trong: {known}.")
    ),
    "import_kind_unknown": Message(
        N_("Không có loại bảng tính “{kind}”."), N_("Chọn một trong: {known}.")
    ),
    "import_map_malformed": Message(
        N_("“{value}” không ghi đúng dạng."), N_("Ghi theo dạng “Tiêu đề cột=trường”.")
    ),
    "import_none_to_undo": Message(N_("Không có lần nhập nào để hoàn tác.")),
    "import_sent_already": Message(
        N_("Không hoàn tác được lần nhập {file}: dữ liệu đã gửi đi theo gói tin."),
        N_("Hủy từng nhiệm vụ có lý do, hoặc sửa tệp rồi nhập lại."),
    ),
    "import_changed_since": Message(
        N_("Không hoàn tác được lần nhập {file}: dữ liệu đã được sửa sau khi nhập."),
        N_("Sửa lại từng chỗ, hoặc nhập lại tệp đúng."),
    ),
    # sheets out
    "cell_too_long_for_workbook": Message(
        N_("Dòng {row} có một ô dài {length} chữ, quá mức một ô bảng tính chứa được."),
        N_("Xuất dạng .csv, hoặc rút gọn nội dung rồi xuất lại."),
    ),
    "only_office_exports_people": Message(
        N_("Chỉ Văn phòng được xuất danh sách cán bộ."), N_("Đề nghị Văn phòng thực hiện.")
    ),
    "sheet_ending_unknown": Message(
        N_("Không xuất được dạng “{ending}”."), N_("Chọn một trong: {known}.")
    ),
    # headings
    "heading_unknown": Message(
        N_("Trang “{sheet}”: cột {column} (“{value}”) không rõ là gì nên không được nhận."),
        N_("Chọn ý nghĩa của cột nếu cần; lần sau chương trình nhớ."),
    ),
    "heading_twice": Message(
        N_(
            "Trang “{sheet}”: cột {column} (“{value}”) cùng ý nghĩa với cột {first}; "
            "mỗi dòng chỉ lấy ô đầu tiên có chữ."
        ),
        N_("Chọn ý nghĩa khác cho một trong hai cột."),
    ),
    # units
    "unit_unread": Message(
        N_("Trang “{sheet}”, dòng {row}: không có đơn vị nào tên là “{value}”."), _USE_A_NAME
    ),
    "unit_ambiguous": Message(
        N_("Trang “{sheet}”, dòng {row}: “{value}” là tên của {count} đơn vị."),
        N_("Ghi mã đơn vị thay cho tên."),
    ),
    "unit_missing": Message(
        N_("Trang “{sheet}”, dòng {row}: không rõ thuộc đơn vị nào."), _USE_A_NAME
    ),
    "unit_guessed": Message(
        N_("Trang “{sheet}”, dòng {row}: “{value}” được hiểu là {unit}."), _LOOK
    ),
    # people
    "person_guessed": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” được hiểu là {person}."), _LOOK
    ),
    "person_unsure": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” có thể là {person}."),
        N_("Chọn đúng người, hoặc ghi đủ họ và tên."),
    ),
    "person_unread": Message(
        N_("Trang “{sheet}”, ô {column}{row}: không có ai tên là “{value}” trong danh sách."),
        N_("Ghi họ và tên như trong danh sách cán bộ; chữ trong ô vẫn được giữ."),
    ),
    "unit_repeated": Message(
        N_(
            "Trang “{sheet}”, dòng {row}: “{value}” đã có ở dòng {first}; "
            "hai phần được gộp làm một."
        ),
        N_("Nếu là hai đơn vị khác nhau, ghi mã đơn vị thay cho tên."),
    ),
    # rows
    "name_missing": Message(
        N_("Trang “{sheet}”, dòng {row}: thiếu họ và tên."), N_("Điền họ và tên hoặc xóa dòng.")
    ),
    "content_missing": Message(
        N_("Trang “{sheet}”, dòng {row}: thiếu nội dung nhiệm vụ."),
        N_("Điền nội dung hoặc xóa dòng."),
    ),
    "person_repeated": Message(
        N_("Trang “{sheet}”, dòng {row}: “{value}” đã có ở dòng {first}."), _LOOK
    ),
    "task_repeated": Message(
        N_("Trang “{sheet}”, dòng {row}: nhiệm vụ này đã có ở dòng {first}."), _LOOK
    ),
    # cells
    "formula_without_value": Message(
        N_("Trang “{sheet}”, ô {column}{row}: công thức không có kết quả hoặc báo lỗi."),
        N_("Mở tệp bằng Excel, sửa công thức hoặc gõ giá trị, lưu lại rồi nhập."),
    ),
    "status_from_result": Message(
        N_("Trang “{sheet}”, ô {column}{row}: trạng thái được hiểu theo chữ “{value}”.")
    ),
    "date_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một ngày."), _WRITE_A_DAY
    ),
    "day_in_words": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” được hiểu là ngày {day}.")
    ),
    "number_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một số rõ ràng."),
        N_("Ghi số theo dạng 1,5."),
    ),
    "status_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một trạng thái."),
        N_("Ghi Hoàn thành, Đang thực hiện hoặc Chưa thực hiện."),
    ),
    "level_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một mức xếp loại."),
        N_("Ghi A, B, C, D, hoặc tên mức, hoặc “không xếp loại”."),
    ),
    "rating_not_on_roster": Message(
        N_("Trang “{sheet}”, dòng {row}: {person} không được xếp loại ở đơn vị này trong tháng."),
        N_("Kiểm tra đơn vị của người này trong tháng."),
    ),
    "rating_unit_locked": Message(
        N_("Trang “{sheet}”, dòng {row}: báo cáo của {unit} không sửa được lúc này."),
        N_("Trả lại báo cáo, hoặc để đơn vị tự sửa."),
    ),
    "rating_level_unsaid": Message(
        N_("Trang “{sheet}”, dòng {row}: {person} chưa có mức nào."), N_("Ghi mức xếp loại.")
    ),
    "quality_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một mức chất lượng."),
        N_("Ghi Mức 1, Mức 2 hoặc Mức 3."),
    ),
    "mark_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không rõ là có hay không."),
        N_("Ghi x nếu có, để trống nếu không."),
    ),
}
