"""What a person is told before a secrecy mark is set; the same on the screen and in a console."""

from workreport.i18n.translation import _


def secrecy_warning() -> str:
    """Return the warning: what the program is for, and what the law forbids."""
    return _(
        "Chương trình dành cho thông tin nội bộ không mật: không soạn, không lưu nội dung bí mật "
        "nhà nước ở đây. Chỉ đóng dấu mật khi người có thẩm quyền đã xác định độ mật và nội dung "
        "thuộc danh mục bí mật nhà nước; đóng dấu cho nội dung không thuộc danh mục là hành vi bị "
        "cấm (Luật số 117/2025/QH15, Điều 5 khoản 1). Danh mục và mục được giữ trong sổ văn bản."
    )
