"""Sentences about the exchange folder."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "exchange_folder_missing": Message(
        N_("Không thấy thư mục trao đổi: {path}."),
        N_("Cắm USB hoặc kết nối lại thư mục mạng, rồi trao đổi lại; chưa có gì bị mất."),
    ),
    "exchange_folder_unreadable": Message(
        N_("Không đọc được thư mục trao đổi: {path}."),
        N_("Kiểm tra quyền truy cập thư mục với người quản trị mạng."),
    ),
}
