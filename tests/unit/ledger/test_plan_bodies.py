"""What may be said of shared and recurring tasks is bounded by their bodies, whoever signs."""

import pytest

from workreport.ledger.errors import EntryError
from workreport.ledger.kinds import decode_body

UNIT, TASK, RULE = "a1" * 16, "b2" * 16, "c3" * 16
PART = {"task": TASK, "unit": UNIT, "period": "2026-11", "status": "in_progress"}
SET = {
    "rule": RULE,
    "unit": UNIT,
    "every": "month",
    "day": 15,
    "first": "2026-11",
    "last": "2027-10",
    "content": "Báo cáo",
    "occurrences": [{"period": "2026-11", "task": TASK}],
}
PROGRAMME = {
    "programme": RULE,
    "title": "Chương trình",
    "span": "year",
    "first_year": 2026,
    "last_year": 2026,
    "items": [{"id": TASK, "content": "Sơ kết", "unit": UNIT, "months": ["2026-12"]}],
}
ITEM = {"task": TASK, "content": "Văn bản số 15", "reference_only": True}
REPORT = {
    "period": "2026-11",
    "unit": UNIT,
    "kind": "normal",
    "as_of": "2026-11-20",
    "cut_off": "forecast",
}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("task.part", {**PART, "text": "x" * 500}),
        ("recurrence.set", SET),
        ("programme.set", PROGRAMME),
        ("report.file", {**REPORT, "items": [{**ITEM, "evidence": "16-CV ngày 10/11/2026"}]}),
    ],
)
def test_what_keeps_to_the_bounds_is_read(kind: str, content: dict[str, object]) -> None:
    minor = "1.3" if kind == "report.file" else "1.0"
    assert decode_body(kind, content, minor) is not None


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("task.part", {**PART, "text": "x" * 501}),
        ("task.part", {**PART, "status": "late"}),
        ("recurrence.set", {**SET, "day": 0}),
        ("recurrence.set", {**SET, "every": "week"}),
        ("recurrence.set", {**SET, "last": "2027-13"}),
        ("programme.set", {**PROGRAMME, "span": "month"}),
        ("programme.set", {**PROGRAMME, "first_year": 1900}),
        ("report.file", {**REPORT, "items": [{**ITEM, "result": "Nội dung mật"}]}),
        ("report.file", {**REPORT, "items": [{**ITEM, "cause": "Nội dung mật"}]}),
    ],
)
def test_what_goes_beyond_is_refused(kind: str, content: dict[str, object]) -> None:
    minor = "1.3" if kind == "report.file" else "1.0"
    with pytest.raises(EntryError) as refused:
        decode_body(kind, content, minor)
    assert refused.value.code == "schema_invalid"
