"""The process is killed at a system call, or at any time; what it said was saved is there."""

import random

import pytest
from tests.durability.bench import Bench, Result
from tests.durability.flows import FLOWS

# How many of a flow's system calls are tried in a short run.
SAMPLE = dict.fromkeys(FLOWS, 3) | {"autosave": 6, "send": 6, "ingest": 6}
RANDOM_KILLS = 1


def kept_its_word(bench: Bench, flow: str, result: Result) -> None:
    assert not result.fault, result.fault
    assert result.end == bench.undisturbed(flow)


def kill_everywhere(bench: Bench, flow: str, sample: int) -> int:
    """Kill a flow at its system calls, some or all (0) of them; returns how often it died."""
    killed = 0
    for call, number in bench.points(flow, sample):
        result = bench.play(flow, f"{call}:signal=SIGKILL:when={number}")
        kept_its_word(bench, flow, result)
        killed += result.killed
    return killed


@pytest.mark.parametrize("flow", FLOWS)
def test_a_kill_at_a_system_call_loses_nothing_that_was_said_to_be_saved(
    bench: Bench, flow: str
) -> None:
    assert kill_everywhere(bench, flow, SAMPLE[flow]) > 0


@pytest.mark.parametrize("flow", FLOWS)
def test_a_kill_at_any_time_loses_nothing_that_was_said_to_be_saved(
    bench: Bench, flow: str
) -> None:
    assert kill_sometime(bench, flow, RANDOM_KILLS) >= 0


def kill_sometime(bench: Bench, flow: str, times: int) -> int:
    chance = random.Random(flow)  # noqa: S311 - a failure can be repeated
    longest, killed = 0.25, 0
    for _time in range(times):
        result = bench.play(flow, seconds=chance.uniform(0.001, longest))
        kept_its_word(bench, flow, result)
        killed += result.killed
        # Later kills would come when everything is done.
        longest = longest if result.killed else max(0.03, longest * 0.8)
    return killed


@pytest.mark.long
@pytest.mark.parametrize("flow", FLOWS)
def test_a_kill_at_every_system_call_loses_nothing(bench: Bench, flow: str) -> None:
    calls = sum(bench.counts(flow).values())
    killed = kill_everywhere(bench, flow, 0)
    print(f"{flow}: killed at {killed} of {calls} calls")  # noqa: T201 - figures of the long tier
    assert killed > calls * 0.9


@pytest.mark.long
@pytest.mark.parametrize("flow", FLOWS)
def test_a_thousand_kills_at_any_time_lose_nothing(bench: Bench, flow: str) -> None:
    killed = kill_sometime(bench, flow, 1000)
    print(f"{flow}: {killed} of 1000 killed in time")  # noqa: T201
    assert killed > 100
