"""Sentences about signing files: keys, tokens, stamps, and what stands against a signature."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_OTHER_KEY = N_("Dùng tệp khóa hoặc thiết bị ký khác; chưa có tệp nào được ghi.")

MESSAGES = {
    "key_file_malformed": Message(
        N_("Tệp này không phải là tệp khóa PKCS#12, hoặc đã hỏng."),
        N_("Chọn tệp có đuôi .p12 hoặc .pfx do nơi cấp chứng thư giao."),
    ),
    "certificate_malformed": Message(
        N_("Chứng thư của khóa này không đọc được nên không biết ai ký."),
        N_("Xin nơi cấp chứng thư bản khác."),
    ),
    "key_file_without_key": Message(
        N_("Tệp khóa không có khóa ký được PDF."),
        N_("Xin nơi cấp chứng thư tệp có cả khóa riêng RSA hoặc ECDSA và chứng thư."),
    ),
    "key_password_wrong": Message(
        N_("Mật khẩu của tệp khóa không đúng."),
        N_("Nhập lại; phân biệt chữ hoa, chữ thường. Chương trình không giữ mật khẩu này."),
    ),
    "key_password_missing": Message(
        N_("Chưa có mật khẩu hoặc mã PIN của khóa."),
        N_("Nhập mật khẩu của tệp khóa hoặc mã PIN của thiết bị."),
        N_("Ghi vào một tệp rồi nêu --password-file FILE, hoặc đặt biến {variable}."),
    ),
    "key_not_named": Message(
        N_("Chưa nêu khóa để ký."),
        N_("Chọn tệp khóa, hoặc thư viện của thiết bị ký."),
        N_("Nêu --p12 FILE, hoặc --pkcs11-lib FILE; không nêu cả hai."),
    ),
    "key_not_for_signing": Message(
        N_("Chứng thư của “{name}” không dùng để ký."),
        _OTHER_KEY,
    ),
    "certificate_ended": Message(
        N_("Chứng thư của “{name}” đã hết hạn từ {last}."),
        N_("Dùng chứng thư còn hạn; vẫn muốn ký thì xác nhận ký dù ngoài hạn."),
        N_("Dùng chứng thư còn hạn; vẫn muốn ký thì thêm --despite-dates."),
    ),
    "certificate_not_begun": Message(
        N_("Chứng thư của “{name}” chưa có hiệu lực trước {first}."),
        N_("Xem lại đồng hồ máy; vẫn muốn ký thì xác nhận ký dù ngoài hạn."),
        N_("Xem lại đồng hồ máy; vẫn muốn ký thì thêm --despite-dates."),
    ),
    "certificate_ends_soon": Message(
        N_("Chứng thư của “{name}” sắp hết hạn: {last}."),
        N_("Xin gia hạn chứng thư trước ngày đó."),
    ),
    "token_library_unusable": Message(
        N_("Không dùng được thư viện của thiết bị ký: {path} ({reason})."),
        N_("Cài phần mềm của nhà cung cấp thiết bị rồi chọn đúng tệp thư viện PKCS#11."),
    ),
    "token_missing": Message(
        N_("Không thấy thiết bị ký “{token}”."),
        N_("Cắm thiết bị, chờ vài giây rồi tìm lại."),
    ),
    "token_not_named": Message(
        N_("Có nhiều thiết bị ký đang cắm: {known}."),
        N_("Chọn một thiết bị, hoặc rút các thiết bị khác ra."),
        N_("Nêu --token-label hoặc --slot."),
    ),
    "token_without_key": Message(
        N_("Thiết bị “{token}” không có khóa ký “{key}”."),
        N_("Xem lại tên khóa; để trống nếu thiết bị chỉ có một khóa ký."),
    ),
    "token_key_not_named": Message(
        N_("Thiết bị có nhiều khóa ký được: {known}."),
        N_("Nêu tên một khóa."),
        N_("Nêu --key-label."),
    ),
    "token_pin_wrong": Message(
        N_("Mã PIN của thiết bị “{token}” không đúng."),
        N_("Nhập lại cho đúng: sai vài lần liên tiếp thiết bị sẽ khóa, chỉ nơi cấp mở được."),
    ),
    "token_pin_last": Message(
        N_("Mã PIN của thiết bị “{token}” không đúng; chỉ còn một lần thử trước khi bị khóa."),
        N_("Hỏi lại mã PIN trước khi thử tiếp."),
    ),
    "token_locked": Message(
        N_("Thiết bị “{token}” đã khóa vì nhập sai mã PIN nhiều lần."),
        N_("Mang thiết bị tới nơi cấp để mở khóa."),
    ),
    "signing_failed": Message(
        N_("Khóa không ký được ({reason})."),
        N_("Cắm lại thiết bị rồi thử lại; chưa có tệp nào được ghi."),
    ),
    "signing_pdf_damaged": Message(
        N_("Tệp PDF bị hỏng hoặc không phải PDF nên không ký được."),
        N_("Kết xuất lại văn bản rồi ký tệp mới."),
    ),
    "signing_pdf_closed": Message(
        N_("Tệp PDF này có mật khẩu hoặc không cho ký thêm."),
        N_("Xin bản không khóa của tệp rồi ký."),
    ),
    "signing_after_change": Message(
        N_("Tệp đã có chữ ký và đã bị sửa sau đó; ký thêm sẽ che mất việc này."),
        N_("Ký vào bản gốc chưa sửa."),
    ),
    "signing_stays_offline": Message(
        N_("Chương trình không hỏi máy chủ nào khi ký."),
    ),
    "signed_file_damaged": Message(
        N_("Tệp có chữ ký số nhưng không đọc được: tệp đã bị sửa hoặc hỏng."),
        N_("Đừng dùng tệp này; xin lại bản đã ký."),
    ),
    "stamp_page_unknown": Message(
        N_("Tệp không có trang {page}; tệp có {count} trang."),
        N_("Chọn trang khác."),
    ),
    "stamp_page_turned": Message(
        N_("Trang {page} nằm xoay nên chương trình không đặt thông tin ký số lên được."),
        N_("Chọn trang khác, hoặc ký không hiện thông tin."),
    ),
    "stamp_outside": Message(
        N_("Chỗ đã nêu nằm ngoài trang {page}, khổ {width} × {height} mm."),
        N_("Nêu khoảng cách từ mép trái và mép trên, tính bằng mi-li-mét."),
    ),
    "stamp_no_room": Message(
        N_("Góc trên trang {page} không còn chỗ trống cho thông tin ký số."),
        N_("Nêu chỗ khác trên trang, hoặc ký không hiện thông tin."),
    ),
    "stamp_in_corner": Message(
        N_("Không thấy chỗ ký còn trống nên thông tin ký số ở góc trên trang {page}."),
    ),
    "stamp_place_malformed": Message(
        N_("“{place}” không phải là chỗ đặt thông tin ký số."),
        N_("Ghi signature, corner, hoặc hai số mi-li-mét từ mép trái và mép trên, như 120,230."),
    ),
    "root_malformed": Message(
        N_("Tệp này không phải là chứng thư (PEM hoặc DER)."),
        N_("Chọn tệp chứng thư gốc do nơi cấp công bố."),
    ),
    "roots_many": Message(
        N_("Cơ quan nêu được nhiều nhất {most} chứng thư gốc."), N_("Bỏ bớt chứng thư cũ.")
    ),
    "only_chief_names_roots": Message(
        N_("Chỉ Chánh Văn phòng nêu chứng thư gốc mà cơ quan tin."),
        N_("Đề nghị Chánh Văn phòng thực hiện."),
    ),
}
