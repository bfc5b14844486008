"""The power goes at some moment; what is left on the disk is opened with the real store."""

from pathlib import Path

import pytest
from tests.durability.bench import Bench
from tests.durability.flows import FLOWS
from tests.durability.power import Figures, Thoroughness, cut_power

SHORT = ("autosave", "send", "sync", "found")
# What each promise protects, and the flow that shows it.
CONTROLS = (
    ("database_without_waiting", "autosave"),
    ("names_without_waiting", "passphrase"),
    ("files_without_waiting", "passphrase"),
)
LONG_CONTROLS = (
    *CONTROLS,
    ("database_without_waiting", "send"),
    ("database_without_waiting", "ingest"),
    ("names_without_waiting", "send"),
    ("names_without_waiting", "sync"),
    ("files_without_waiting", "send"),
    ("files_without_waiting", "sync"),
)


def told(flow: str, figures: Figures, control: str = "") -> None:
    print(  # noqa: T201 - figures of the long tier
        f"{flow} {control}: {figures.images} images, {figures.distinct} different, "
        f"{figures.lost} broken promises"
    )


@pytest.mark.parametrize("flow", SHORT)
def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(
    bench: Bench, flow: str, tmp_path: Path
) -> None:
    figures = cut_power(bench, flow, Thoroughness(moments=10), tmp_path)
    assert figures.broken == {}
    assert figures.images > figures.distinct > 5


@pytest.mark.parametrize(("control", "flow"), CONTROLS)
def test_the_power_cut_finds_a_promise_that_was_broken_on_purpose(
    bench: Bench, control: str, flow: str, tmp_path: Path
) -> None:
    figures = cut_power(bench, flow, Thoroughness(moments=10, control=control), tmp_path)
    assert figures.lost > 0


@pytest.mark.long
@pytest.mark.parametrize("flow", FLOWS)
def test_no_power_cut_at_any_moment_loses_anything(bench: Bench, flow: str, tmp_path: Path) -> None:
    figures = cut_power(bench, flow, Thoroughness(random_ones=8), tmp_path)
    told(flow, figures)
    assert figures.broken == {}


@pytest.mark.long
@pytest.mark.parametrize(("control", "flow"), LONG_CONTROLS)
def test_every_promise_broken_on_purpose_is_found(
    bench: Bench, control: str, flow: str, tmp_path: Path
) -> None:
    how = Thoroughness(moments=60, random_ones=4, control=control)
    figures = cut_power(bench, flow, how, tmp_path)
    told(flow, figures, control)
    assert figures.lost > 0
