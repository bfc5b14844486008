"""What the Office entered a report from, for a unit that sends no package, in words."""

from collections.abc import Mapping

from workreport.i18n.translation import N_, _

_TEXTS: Mapping[str, str] = {
    "paper": N_("Văn phòng nhập hộ theo bản giấy"),
    "word": N_("Văn phòng nhập hộ theo tệp Word"),
    "excel": N_("Văn phòng nhập hộ theo tệp Excel"),
}


def entered_text(basis: str) -> str:
    """Say that the Office entered a report, and what it was entered from."""
    known = _TEXTS.get(basis)
    return _("Văn phòng nhập hộ") if known is None else _(known)
