from pathlib import Path

from benchmarks.harness import HEAD, Job, Measured, line_of, pairs


def test_both_sides_run_in_turn_and_change_places_from_pair_to_pair() -> None:
    order: list[str] = []

    def run(name: str, seconds: float) -> float:
        order.append(name)
        return seconds

    found = pairs(lambda: run("a", 3.0), lambda: run("b", 2.0), count=3, warm_up=1)
    assert "".join(order) == "ab" + "ab" + "ba" + "ab"
    assert (found.ratio, found.spread, found.noise) == (1.5, (1.5, 1.5), 0.0)


def test_a_line_tells_the_ratio_its_spread_and_whether_the_goal_is_missed() -> None:
    found = Measured((2.0, 4.0, 3.0), (1.0, 1.0, 1.0), "12 rows")
    job = Job("job", "ours", "bare", 2.5, lambda _folder: found)
    line = line_of(job, job.measure(Path()))
    told = "job 3.00 2.50 - 3.50 2.50 3.00 s 1.00 s 0% misses 12 rows"
    assert " ".join(line.split()) == told
    assert line.index("3.00") < HEAD.index("middle half") < line.index("3.50")


def test_a_goal_that_is_met_is_not_marked() -> None:
    job = Job("job", "ours", "bare", 3.0, lambda _folder: Measured((3.0,), (1.0,)))
    assert "misses" not in line_of(job, job.measure(Path()))
