from datetime import UTC, date, datetime

import pytest

from workreport.ledger import kinds
from workreport.ledger.bodies.agency import PeriodOpen, StampedDeadline, StampedReason
from workreport.ledger.bodies.report import RatedPart, ReportFile
from workreport.ledger.envelope import make_part
from workreport.storage.body_reading import read_body, read_rated

AT = datetime(2026, 11, 19, 17, tzinfo=UTC)


def report(**text: str) -> ReportFile:
    return ReportFile(
        period="2026-11",
        unit="u",
        kind="nil",
        as_of=date(2026, 11, 18),
        cut_off="forecast",
        text=text,
    )


@pytest.mark.parametrize(
    "body",
    [
        report(),
        report(salt="f" * 32),
        report(causes='"salt":"' + "0" * 32 + '",}'),
        report(zz="sau muối"),
    ],
)
def test_a_body_is_read_without_its_salt_whatever_the_texts_say(body: ReportFile) -> None:
    _part, data = make_part(1, kinds.encode_body(body))
    assert read_body("report.file", data) == body


def test_a_field_that_is_called_like_the_salt_stays() -> None:
    named = StampedReason(code="x", values={"salt": "0" * 32})
    due = StampedDeadline(target_at=AT, limit_at=AT, reasons=[named])
    body = PeriodOpen(
        period="2026-11",
        units=[],
        report=due,
        office=due,
        template="t",
        calendar="",
        scheme="a@1",
        unit_scheme="b@1",
    )
    _part, data = make_part(1, kinds.encode_body(body))
    assert read_body("period.open", data) == body


def test_what_a_newer_program_added_is_passed_over() -> None:
    _part, data = make_part(1, {**kinds.encode_body(report()), "a_later_field": "x"})
    assert read_body("report.file", data) == report()


def test_the_salt_may_come_last() -> None:
    part = RatedPart(person="p", name="Ngô Đức Nam")
    _part, data = make_part(2, kinds.encode_body(part))
    assert data.endswith(b'"}')
    assert b',"salt":' in data
    assert read_rated(data) == part
