"""The disk answers a system call with an error, once or from then on."""

from itertools import product

import pytest
from tests.durability.bench import Bench
from tests.durability.flows import FLOWS

ERRORS = ("ENOSPC", "EIO", "EACCES")
SAMPLE = 4
CHANGING = ("autosave", "send", "ingest")


def fail_everywhere(bench: Bench, flow: str, error: str, *, sticky: bool, sample: int) -> int:
    """Let system calls fail, some or all (0) of them; returns how often it was tried."""
    points = bench.points(flow, sample)
    for call, number in points:
        inject = f"{call}:error={error}:when={number}{'+' if sticky else ''}"
        result = bench.play(flow, inject, retry=True)
        assert not result.fault, (inject, result.fault)
        assert result.end == bench.undisturbed(flow), inject
        # One failure is over when the person tries again.
        assert sticky or len(result.problems) < 2, (inject, result.problems)
    return len(points)


@pytest.mark.parametrize("flow", CHANGING)
def test_a_disk_that_is_full_from_some_call_on_is_told_and_nothing_is_lost(
    bench: Bench, flow: str
) -> None:
    assert fail_everywhere(bench, flow, "ENOSPC", sticky=True, sample=SAMPLE) > 0


@pytest.mark.parametrize("flow", CHANGING)
def test_a_call_that_fails_once_is_told_and_the_next_try_succeeds(bench: Bench, flow: str) -> None:
    assert fail_everywhere(bench, flow, "EIO", sticky=False, sample=SAMPLE) > 0


@pytest.mark.long
@pytest.mark.parametrize(("flow", "error", "sticky"), list(product(FLOWS, ERRORS, (False, True))))
def test_no_failing_call_loses_what_was_said_to_be_saved(
    bench: Bench, flow: str, error: str, sticky: bool
) -> None:
    tried = fail_everywhere(bench, flow, error, sticky=sticky, sample=0)
    print(f"{flow}, {error}, {'sticky' if sticky else 'once'}: {tried} calls failed")  # noqa: T201
    assert tried > 0
