"""Reasons in words: the explanations the rules give as codes and values."""

from collections.abc import Mapping

from workreport.i18n.formats import shown
from workreport.i18n.messages import cause


def reason_text(code: str, values: Mapping[str, object]) -> str:
    """Put a reason into words, its days and numbers written as people write them."""
    return cause(code, shown(values))
