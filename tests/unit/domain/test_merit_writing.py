"""What is written of rules of merit is read back as the same rules."""

from workreport.domain.merit import Condition, MeritRule, read_rules
from workreport.domain.merit_writing import rules_text

RULES = (
    MeritRule(
        "units_late",
        "criticise",
        "units",
        'Chậm từ "hai" tháng \\ # không phải chú thích',
        (Condition("late", least=2), Condition("top", most=0)),
        "Late",
    ),
    MeritRule("rule_2", "commend", "people", "Nửa số tháng", (Condition("top", 50, 100, True),)),
)


def test_rules_written_are_read_as_they_were() -> None:
    assert read_rules(rules_text(RULES)) == RULES
