"""The disk is really full: the person is told, and all goes on when there is room again."""

import random

import pytest
from tests.durability.bench import Bench
from tests.durability.flows import FLOWS

FULL_CODES = {"disk_full"}
# Without a disk of their own the tests only keep files from growing, and that error is another.
LIMIT_CODES = {"disk_full", "disk_error", "file_error", "database_missing", "backup_unwritable"}
LARGEST_ROOM = 1 << 20


def fill(bench: Bench, flow: str, room: int) -> list[str]:
    answer = bench.ask("fill", flow=flow, room=room)
    assert not answer["bug"], (flow, room, answer["bug"])
    assert answer["end"] == bench.undisturbed(flow), (flow, room)
    assert set(answer["problems"]) <= (FULL_CODES if answer["real"] else LIMIT_CODES), (flow, room)
    return list(answer["problems"])


@pytest.mark.parametrize("flow", FLOWS)
def test_a_full_disk_is_told_and_the_next_try_succeeds_when_there_is_room(
    bench: Bench, flow: str
) -> None:
    assert fill(bench, flow, 0)


@pytest.mark.long
@pytest.mark.parametrize("flow", FLOWS)
def test_a_disk_that_fills_up_half_way_loses_nothing(bench: Bench, flow: str) -> None:
    chance = random.Random(flow)  # noqa: S311 - a failure can be repeated
    rooms = [chance.randrange(0, LARGEST_ROOM, 4096) for _time in range(30)]
    refused = sum(bool(fill(bench, flow, room)) for room in rooms)
    print(f"{flow}: {refused} of {len(rooms)} fill points refused")  # noqa: T201
    assert rooms
