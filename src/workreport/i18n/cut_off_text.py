"""What becomes of work done after the day a report speaks of, in one sentence."""

from workreport.i18n.translation import N_, _

_CUT_OFFS = {
    "forecast": N_(
        "Việc xong sau ngày chốt số liệu được ghi “dự kiến” và tính là hoàn thành; "
        "tháng sau phải xác nhận."
    ),
    "next_month": N_("Việc xong sau ngày chốt số liệu tính vào tháng sau."),
    "supplement": N_(
        "Việc xong sau ngày chốt số liệu được bổ sung một lần, "
        "đến hết ngày làm việc cuối cùng của tháng."
    ),
}
_NAMES = {
    "forecast": N_("Tính theo dự kiến"),
    "next_month": N_("Tính vào tháng sau"),
    "supplement": N_("Gửi bổ sung một lần"),
}


_OUTCOMES = {
    "confirmed": N_("đã xong như dự kiến"),
    "later": N_("đã xong, muộn hơn dự kiến"),
    "reopened": N_("chưa xong, đã mở lại"),
    "unsaid": N_("chưa xác nhận"),
}


def forecast_words(kind: str) -> str:
    """Say what became of a completion that was only expected."""
    return _(_OUTCOMES[kind])


def cut_off_words(cut_off: str) -> str:
    """Say what becomes of work done after the day the report speaks of."""
    return _(_CUT_OFFS[cut_off])


def cut_off_name(cut_off: str) -> str:
    """Return the short name of a cut-off, for lists to choose from."""
    return _(_NAMES[cut_off])
