import json
from fractions import Fraction
from typing import Any

import pytest
from tests.living import Begin
from tests.unit.domain import schemes as files

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.rating_input import RatedTask, RatingInput
from workreport.ledger.bodies.agency import SchemeSet
from workreport.services.ports.program import Desk


def own(version: str = "2", **changes: Any) -> dict[str, Any]:
    return {**files.data("nd335_staff"), "version": version, **changes}


def test_a_signed_version_rates_and_the_old_one_stays(begin_life: Begin) -> None:
    service = begin_life(()).desks["vp"].schemes
    data = own(effective_from="2026-12-01")
    data["constants"] = {**data["constants"], "delay_share": "0.5"}
    kept = service.keep(data)
    late = RatingInput(general=30, tasks=(RatedTask(id="1", assigned=1, done=1, delays=1),))
    assert kept.ref == "nd335_staff@2"
    assert service.find("nd335_staff").ref == "nd335_staff@2"
    assert service.score("nd335_staff@2", late).components["c"] == Fraction(1, 2)
    assert service.score("nd335_staff@1", late).components["c"] == Fraction(3, 4)
    refs = {scheme.ref for scheme in service.effective(Period(2026, 11))}
    assert "nd335_staff@1" in refs
    refs = {scheme.ref for scheme in service.effective(Period(2026, 12))}
    assert "nd335_staff@2" in refs
    service.keep(own("10", effective_from="2026-12-01"))
    assert service.find("nd335_staff").ref == "nd335_staff@10"
    assert {"nd335_staff@1", "nd335_staff@2"} < {scheme.ref for scheme in service.all()}

    for version in ("1", "2", "10"):
        with pytest.raises(RuleError, match="scheme_version_taken"):
            service.keep(own(version))
    with pytest.raises(UseError, match="scheme_malformed"):
        service.keep(own("11", kind="other"))


def signed(desk: Desk, data: str) -> None:
    with desk.book.working() as work:
        work.append(SchemeSet(scheme="nd335_staff", version="7", data=data), "scheme.set")


def test_a_signed_scheme_that_cannot_be_read_is_listed_and_rates_nobody(begin_life: Begin) -> None:
    desk = begin_life(()).desks["vp"]
    spoilt = {
        "[]": "scheme_file_unreadable",
        "{": "scheme_file_unreadable",
        json.dumps(own("7", kind="other")): "scheme_malformed",
        json.dumps(own("8")): "scheme_unknown",
    }
    for data in spoilt:
        signed(desk, data)
    found = [(fault.ref, fault.error.code) for fault in desk.schemes.faults()]
    assert sorted(found) == sorted(("nd335_staff@7", code) for code in spoilt.values())
    assert desk.schemes.find("nd335_staff").ref == "nd335_staff@1"
    with pytest.raises(UseError, match=found[0][1]):
        desk.schemes.find("nd335_staff@7")
