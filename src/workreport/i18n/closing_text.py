"""The steps of locking a month, in words."""

from workreport.i18n.formats import number_text
from workreport.i18n.translation import N_, _

_STEPS = {
    "reading": N_("Đang đọc số liệu của tháng"),
    "sealing": N_("Đang chốt số liệu"),
    "units": N_("Đang công bố cho đơn vị"),
    "people": N_("Đang công bố cho cán bộ"),
    "opening": N_("Đang mở tháng sau"),
    "keeping": N_("Đang ghi vào hồ sơ"),
}


def step_words(step: str, done: int, total: int) -> str:
    """Say which step runs, and how many of how many are finished where it counts."""
    words = _(_STEPS[step])
    if not total:
        return words
    counts = _("{done} trên {total}").format(done=number_text(done), total=number_text(total))
    return f"{words}: {counts}"
