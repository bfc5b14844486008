"""The comparison groups of people by name, on screens and at the command line alike."""

from workreport.i18n.translation import N_, _

_GROUPS = {
    "heads": N_("Trưởng phòng"),
    "deputies": N_("Phó phòng"),
    "civil_servants": N_("Công chức"),
    "support": N_("Nhân viên hỗ trợ, phục vụ"),
    "leaders": N_("Lãnh đạo cơ quan"),
}


def group_text(group: str) -> str:
    """Return the name of a comparison group; one that is not known stays as it is written."""
    known = _GROUPS.get(group)
    return group if known is None else _(known)
