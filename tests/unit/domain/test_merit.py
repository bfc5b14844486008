"""Rules of merit are data: read strictly, applied exactly, every condition needed."""

import pytest

from workreport.domain.errors import UseError
from workreport.domain.merit import PEOPLE, UNITS, put_on_lists, read_rules

RULE = """
[[rules]]
code = "top"
list = "commend"
of = "units"
words = "Từ nửa số tháng"
conditions = [{ figure = "top", share = true, least = 50 }, { figure = "late", most = 0 }]
"""


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        ({"months": 4, "top": 2}, True),
        ({"months": 5, "top": 2}, False),
        ({"months": 4, "top": 2, "late": 1}, False),
        ({"months": 0, "top": 0}, False),
    ],
)
def test_every_condition_must_hold_and_bounds_count_themselves(
    figures: dict[str, int], named: bool
) -> None:
    found = put_on_lists(read_rules(RULE), UNITS, {"u": figures})
    assert [one.subject for one in found["commend"]] == (["u"] if named else [])
    assert found["criticise"] == ()
    assert put_on_lists(read_rules(RULE), PEOPLE, {"p": figures})["commend"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rules = 3",
        "[[rules]]\ncode = 'x'",
        RULE.replace('figure = "late"', 'figure = "height"'),
        RULE.replace("most = 0", 'most = "0"'),
        RULE.replace("most = 0", "most = true"),
        RULE.replace("most = 0", "most = -1"),
        RULE.replace(", most = 0", ""),
        RULE.replace('list = "commend"', 'list = "punish"'),
        RULE + RULE,
        RULE + "extra = 1",
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(UseError, match="merit_malformed"):
        read_rules(text)
