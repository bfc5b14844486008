"""Sentences about layout profiles: their values, copies, and which one holds."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_SEE = N_("Xem tên các giá trị trong phần Thể thức văn bản của Thiết lập.")
_SEE_COMMAND = N_("Xem tên các giá trị bằng workreport layout show MÃ.")

MESSAGES = {
    "layout_value_unusual": Message(
        N_("{field}: {value} nằm ngoài mức hướng dẫn ({least} đến {most}).")
    ),
    "layout_value_other": Message(N_("{field}: {value}; hướng dẫn ghi {least}.")),
    "layout_value_nonsense": Message(
        N_("{field}: {value} không dùng được; chỉ nhận từ {least} đến {most}.")
    ),
    "layout_choice_unknown": Message(N_("{field}: không có lựa chọn “{value}”; chọn {known}.")),
    "layout_text_too_long": Message(
        N_("{field}: chữ phải nằm trên một dòng, dài nhất {limit} ký tự.")
    ),
    "layout_text_hidden": Message(
        N_("{field}: có ký tự không hiện ra được; gõ lại chữ này, đừng dán từ nơi khác.")
    ),
    "layout_text_missing": Message(N_("{field}: không được để trống.")),
    "layout_format_wrong": Message(N_("{field}: phải có đủ {words} và không có ngoặc nhọn khác.")),
    "layout_text_area_small": Message(
        N_("Lề quá rộng: phần chữ còn {width} × {height} mm, cần ít nhất {wide} × {high} mm.")
    ),
    "layout_number_in_text": Message(
        N_("Số trang chạm vào chữ: số trang xuống tới {bottom} mm, lề trên chỉ {top} mm.")
    ),
    "layout_lines_overlap": Message(
        N_("Giãn dòng {leading} nhỏ hơn cỡ chữ {size}: các dòng chồng lên nhau.")
    ),
    "layout_value_refused": Message(
        N_("Thể thức có giá trị không dùng được. {sentence}"),
        N_("Sửa giá trị ấy rồi ký lại; chưa có gì được ký."),
    ),
    "layout_value_unfit": Message(
        N_("Không đặt được “{path}” là “{value}”: không có giá trị này, hoặc sai kiểu."),
        _SEE,
        _SEE_COMMAND,
    ),
    "layout_path_unknown": Message(N_("Thể thức không có giá trị “{path}”."), _SEE, _SEE_COMMAND),
    "layout_not_drawn": Message(
        N_("Không vẽ được văn bản nào theo thể thức “{layout}” với các giá trị này."),
        N_("Trở về giá trị của mẫu ở chỗ vừa sửa rồi thử lại; chưa có gì được ký."),
    ),
    "layout_code_malformed": Message(
        N_("Mã thể thức “{layout}” không dùng được."),
        N_("Đặt mã từ 2 đến 30 ký tự: chữ thường không dấu, số, gạch dưới; bắt đầu bằng chữ."),
    ),
    "layout_code_taken": Message(
        N_("Đã có thể thức mang mã “{layout}”."),
        N_("Đặt mã khác cho bản riêng, hoặc sửa thể thức đang có."),
    ),
    "layout_title_missing": Message(
        N_("Thể thức chưa có tên, hoặc tên dài quá {limit} ký tự."),
        N_("Đặt một tên ngắn, ví dụ Văn bản của Ban."),
    ),
    "layout_shipped": Message(
        N_("“{layout}” là mẫu có sẵn, không sửa được."),
        N_("Lập bản riêng của cơ quan rồi sửa bản riêng."),
        N_("Lập bản riêng bằng workreport layout copy, rồi sửa bản riêng."),
    ),
    "layout_unchanged": Message(
        N_("Thể thức “{layout}” không có gì thay đổi nên không ký bản mới."),
    ),
    "layout_newer": Message(
        N_("Trong lúc sửa, thể thức đã có bản mới hơn là “{layout}”."),
        N_("Mở bản mới rồi sửa lại trên bản ấy."),
    ),
    "layout_day_past": Message(
        N_("Không đổi thể thức từ ngày {day}: ngày ấy đã qua."),
        N_("Chọn hôm nay hoặc một ngày sau; văn bản đã có ngày giữ thể thức cũ."),
    ),
    "only_chief_sets_layout": Message(
        N_("Chỉ Chánh Văn phòng đặt thể thức văn bản của cơ quan."),
        N_("Nhờ Chánh Văn phòng làm việc này trên máy của mình."),
    ),
    "layout_file_unreadable": Message(
        N_("Tệp này không phải tệp thể thức văn bản."),
        N_("Chọn tệp JSON đã xuất từ phần Thể thức văn bản."),
        N_("Chọn tệp JSON đã ghi bằng workreport layout export."),
    ),
}
