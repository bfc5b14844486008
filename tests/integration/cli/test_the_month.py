"""The month of Office and department, told by the command line alone."""

from tests.integration.cli.conftest import MONTH, Month


def test_the_month_is_closed_for_office_and_department(month: Month) -> None:
    assert month.told["status_closed"]["state"] == "closed"
    print({k: v for k, v in month.told.items()})
