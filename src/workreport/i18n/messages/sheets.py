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
    "quality_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không phải là một mức chất lượng."),
        N_("Ghi Mức 1, Mức 2 hoặc Mức 3."),
    ),
    "mark_unreadable": Message(
        N_("Trang “{sheet}”, ô {column}{row}: “{value}” không rõ là có hay không."),
        N_("Ghi x nếu có, để trống nếu không."),
    ),
}
