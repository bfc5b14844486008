"""Formulas of a scheme in the words and numbers people read, on screens and in papers alike."""

import re
from collections.abc import Mapping

from workreport.domain.exact_numbers import Exact, plain
from workreport.domain.rating_scheme import RatingScheme
from workreport.i18n.formats import number_text
from workreport.i18n.translation import N_, _, chosen

_TOKEN = re.compile(r"[A-Za-z_]\w*|\d+(?:\.\d+)?|<=|>=|.")
NAMES = {
    "qty_assigned": N_("số lượng giao"),
    "qty_done": N_("số lượng xong"),
    "K": N_("hệ số"),
    "quality_faults": N_("số lần sai"),
    "delays": N_("số lần chậm"),
    "exempt_quality": N_("số lần sai được miễn"),
    "exempt_delay": N_("số lần chậm được miễn"),
    "exceeds": N_("vượt yêu cầu"),
    "tasks": N_("số nhiệm vụ"),
    "general": N_("điểm tiêu chí chung"),
    "deduction": N_("điểm trừ"),
    "base": N_("cơ sở"),
    "task": N_("điểm nhiệm vụ"),
    "total": N_("tổng điểm"),
    "is_deputy": N_("là cấp phó"),
    "failed_quarters": N_("số quý không hoàn thành"),
    "unit_completion": N_("tỷ lệ hoàn thành của đơn vị"),
    "unit_exceeding": N_("tỷ lệ vượt yêu cầu của đơn vị"),
    "unit_on_time": N_("tỷ lệ đúng hạn của đơn vị"),
    "unit_subordinates_completed": N_("tỷ lệ cấp dưới hoàn thành trở lên"),
    "unit_subordinates_good": N_("tỷ lệ cấp dưới hoàn thành tốt trở lên"),
    "sum": N_("tổng"),
    "mean": N_("trung bình"),
    "count": N_("số nhiệm vụ có"),
    "min": N_("số nhỏ hơn"),
    "max": N_("số lớn hơn"),
    "share": N_("tỷ lệ"),
    "and": N_("và"),
    "or": N_("hoặc"),
    "not": N_("không"),
}
_SIGNS = {"*": "×", "<=": "≤", ">=": "≥", ",": ";", "-": "–"}


def formula_words(scheme: RatingScheme, text: str) -> str:
    """Return a formula with its names in words and its numbers as they are written here."""
    parts = {f"leader_{part.code}": chosen(part.title) for part in scheme.leader_parts}
    numbers: Mapping[str, Exact] = {**scheme.constants, "task_max": scheme.task_max}
    written = []
    for token in _TOKEN.findall(text):
        if token in numbers:
            written.append(exact_words(numbers[token]))
        elif token in parts:
            written.append(f"“{parts[token]}”")
        elif token in NAMES:
            written.append(_(NAMES[token]))
        elif token[0].isdigit():
            written.append(token.replace(".", ","))
        else:
            written.append(_SIGNS.get(token, token))
    return "".join(written)


def exact_words(value: Exact) -> str:
    """Write an exact number as people do; one that never ends is cut at four decimals."""
    return number_text(plain(value))
