"""Sentences of the desktop about this machine."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "machine_memory_small": Message(
        N_("Máy này có dưới 4 GB bộ nhớ."),
        N_("Chương trình vẫn chạy; đóng bớt cửa sổ khác nếu thấy chậm."),
    ),
    "machine_system_old": Message(
        N_("Hệ điều hành cũ hơn Windows 10 bản 1809."),
        N_("Nên nâng cấp; chương trình chưa được thử trên bản này."),
    ),
    "machine_screen_small": Message(
        N_("Màn hình nhỏ hơn 1366×768."),
        N_("Một số khung sẽ mở chồng lên bảng; phóng to cửa sổ để dễ nhìn."),
    ),
}
