"""Works out what the shipped rating schemes must give, by hand and in fractions.

It knows nothing of the program: each scheme is written down here a second time, as plainly as the
rules say it. ``python tests/golden/make.py`` writes ``ratings.json`` beside it.
"""

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

L4 = (("HTXS", 90), ("HTT", 70), ("HTNV", 50), ("KHT", 0))
ABCD = (("A", 90), ("B", 70), ("C", 50), ("D", 0))
QUARTER = Fraction(1, 4)


def task(assigned, done, coef="1", **more):
    return {"assigned": str(assigned), "done": str(done), "coef": str(coef), **more}


def number(row, name):
    return Fraction(str(row.get(name, 0)))


def kept(row, what, exempt):
    """The part of a task's points that faults leave."""
    counted = max(Fraction(0), number(row, what) - number(row, exempt))
    return max(Fraction(0), 1 - QUARTER * counted)


def abc(tasks, base):
    assigned = sum(number(t, "assigned") * number(t, "coef") for t in tasks)
    done = sum(number(t, "done") * number(t, "coef") for t in tasks)
    if assigned == 0:
        return None
    below = assigned if base == "assigned" else done
    quality = sum(
        number(t, "done") * number(t, "coef") * kept(t, "quality_faults", "exempt_quality")
        for t in tasks
    )
    progress = sum(
        number(t, "done") * number(t, "coef") * kept(t, "delays", "exempt_delay") for t in tasks
    )
    return {
        "a": min(Fraction(1), done / assigned),
        "b": min(Fraction(1), quality / below) if below else Fraction(0),
        "c": min(Fraction(1), progress / below) if below else Fraction(0),
    }


def band(levels, score):
    return next(code for code, low in levels if score >= low)


def lower(levels, level, steps_to):
    codes = [code for code, _low in levels]
    return codes[max(codes.index(level), codes.index(steps_to))]


def is_late(t):
    return number(t, "delays") > number(t, "exempt_delay")


def is_bad(t):
    short = number(t, "done") < number(t, "assigned")
    return short or is_late(t) or number(t, "quality_faults") > number(t, "exempt_quality")


def share_of(tasks, test):
    return Fraction(sum(1 for t in tasks if test(t)), len(tasks))


class Level:
    """A level on its way down, with the gates that moved it."""

    def __init__(self, levels, level):
        self.levels, self.level, self.hits = levels, level, []

    def cap(self, gate, holds, cap, at=None):
        if holds and (at is None or self.level in at):
            after = lower(self.levels, self.level, cap)
            if after != self.level:
                self.hits.append(gate)
            self.level = after

    def force(self, gate, holds, level):
        if holds:
            self.hits.append(gate)
            self.level = lower(self.levels, self.level, level)


def short_of_half(t):
    return number(t, "done") * 2 < number(t, "assigned")


def short(t):
    return number(t, "done") < number(t, "assigned")


def exceeds(t):
    return bool(t.get("exceeds"))


def gates_1053(going, tasks, limit):
    full = not any(short(t) for t in tasks)
    going.cap("a_needs", not (full and share_of(tasks, exceeds) >= Fraction(3, 10)), "B")
    going.cap("b_needs", any(short_of_half(t) for t in tasks), "C")
    going.cap("c_needs", share_of(tasks, is_late) > Fraction(1, 5), "D", at=("C",))
    going.force("d_not_done", share_of(tasks, short_of_half) > limit, "D")


def gates_366(going, given, *, year):
    tasks = given["tasks"]
    leader = given["group"] == "leader"
    unit = {name: Fraction(value) for name, value in given.get("unit", {}).items()}
    clean = not any(is_bad(t) for t in tasks)
    going.cap("htxs_all", not (clean and share_of(tasks, exceeds) >= Fraction(3, 10)), "HTT")
    completion, exceeding = unit.get("completion"), unit.get("exceeding")
    if leader:
        short_unit = completion is not None and completion < 1
        low_unit = exceeding is not None and exceeding < Fraction(3, 10)
        going.cap("htxs_unit", short_unit or low_unit, "HTT")
    going.cap("htt_all", not clean, "HTNV")
    if leader:
        going.cap("htt_unit", completion is not None and completion < 1, "HTNV")
    done = not any(short(t) for t in tasks)
    holds = done and share_of(tasks, is_late) <= Fraction(1, 5)
    going.cap("htnv_all", not holds, "KHT", at=("HTNV",))
    if leader and completion is not None and completion < Fraction(7, 10):
        if given.get("deputy"):
            going.cap("unit_below_70_deputy", True, "HTT")
        else:
            going.force("unit_below_70_head", True, "KHT")
    if year and leader and given.get("failed_quarters") is not None:
        going.cap("failed_quarter", given["failed_quarters"] >= 1, "HTT")


def gates_90(going, given):
    tasks = given["tasks"]
    leader = given["group"] == "leader"
    unit = {name: Fraction(value) for name, value in given.get("unit", {}).items()}
    clean = not any(is_bad(t) for t in tasks)
    lacking = share_of(tasks, is_bad)
    wanted = {
        "completion": 1,
        "subordinates_completed": 1,
        "subordinates_good": Fraction(7, 10),
    }
    missed = any(name in unit and unit[name] < least for name, least in wanted.items())
    going.cap("htxs_all", not (clean and share_of(tasks, exceeds) >= Fraction(1, 2)), "HTT")
    if leader:
        low = "exceeding" in unit and unit["exceeding"] < Fraction(1, 2)
        going.cap("htxs_unit", missed or low, "HTT")
    going.cap("htt_all", not clean, "HTNV")
    if leader:
        low = "on_time" in unit and unit["on_time"] < Fraction(8, 10)
        going.cap("htt_unit", missed or low, "HTNV")
    going.cap("htnv_all", lacking > Fraction(1, 5), "KHT", at=("HTNV",))
    if leader and "completion" in unit:
        going.cap("htnv_unit", unit["completion"] < Fraction(7, 10), "KHT", at=("HTNV",))
    going.force("kht_half", lacking > Fraction(1, 2), "KHT")


def expected(scheme, given):
    levels = ABCD if scheme.startswith(("abcd", "tu1053")) else L4
    found = {"task_score": None, "total": None, "components": {}, "computed_level": None}
    if scheme == "abcd_direct":
        going = Level(levels, given.get("level"))
    elif scheme == "nd90_year":
        going = Level(levels, "HTXS" if abc(given["tasks"], "assigned") else None)
        if going.level:
            gates_90(going, given)
            found["computed_level"] = going.level
    else:
        going = scored(scheme, given, levels, found)
    for event in given.get("blockers", []):
        going.level = going.level or levels[-1][0]
        going.force(event, True, levels[-1][0])
    return {**found, "level": going.level, "hits": going.hits}


def parts_of(scheme, given):
    base = "done" if scheme.startswith("tu1053") else "assigned"
    parts = abc(given["tasks"], base) or {"a": None, "b": None, "c": None}
    leader = given.get("leader", {}) if given["group"] == "leader" else {}
    if scheme in ("nd335_leader", "tu1053_leader"):
        for code, name in (("d", "unit_result"), ("đ", "organising"), ("e", "unity")):
            parts[code] = Fraction(leader[name]) / 100 if name in leader else None
    if scheme == "party_q_leader_abcd4":
        whole = [leader.get(name) for name in ("unit_result", "organising", "unity")]
        known = None not in whole
        parts["d"] = sum(Fraction(each) for each in whole) / 300 if known else None
    return parts


def scored(scheme, given, levels, found):
    parts = found["components"] = parts_of(scheme, given)
    if None not in parts.values():
        found["task_score"] = sum(parts.values()) / len(parts) * 70
    if found["task_score"] is None or given.get("general") is None:
        return Level(levels, None)
    less = Fraction(given.get("deduction", "0"))
    found["total"] = max(Fraction(0), Fraction(given["general"]) + found["task_score"] - less)
    found["computed_level"] = band(levels, found["total"])
    going = Level(levels, found["computed_level"])
    if scheme.startswith("tu1053"):
        limit = Fraction(3, 10) if scheme.endswith("leader") else Fraction(1, 2)
        gates_1053(going, given["tasks"], limit)
    elif scheme in ("party_q_leader_abcd4", "qd366_year"):
        gates_366(going, given, year=scheme == "qd366_year")
    return going


# --- the cases --------------------------------------------------------------------------------

GROUP = {
    "nd335_staff": "staff",
    "nd335_leader": "leader",
    "tu1053_staff": "staff",
    "tu1053_leader": "leader",
    "tu1053_support": "support",
    "party_q_leader_abcd4": "leader",
    "qd366_year": "staff",
    "nd90_year": "staff",
}
FULL_LEADER = {"unit_result": "100", "organising": "100", "unity": "100"}
GOOD_UNIT = {
    "completion": "1",
    "exceeding": "0.5",
    "on_time": "1",
    "subordinates_completed": "1",
    "subordinates_good": "0.8",
}
MEASURED = [task(2, 2, 400, quality_faults=1), task(10, 9, 100, delays=1), task(1, 1, 300)]
WORK = {
    "golden_7_6": [task(7, 6)],
    "measured": MEASURED,
    "one_of_one": [task(1, 1, exceeds=True)],
    "one_of_five": [task(5, 1)],
    "nothing_done": [task(3, 0)],
    "nothing_assigned": [task(0, 0)],
    "no_tasks": [],
    "more_than_assigned": [task(2, 5, exceeds=True)],
    "exempt_all": [task(3, 3, quality_faults=2, exempt_quality=9, delays=1, exempt_delay=1)],
    "exempt_some": [task(3, 3, quality_faults=3, exempt_quality=1, delays=2, exempt_delay=1)],
    "faults_beyond_four": [task(2, 2, quality_faults=7, delays=5), task(2, 2)],
    "fractions": [task("2.5", "2.25", "1.2"), task("0.5", "0.5", "0.8", delays=1)],
    "one_late_of_five": [task(1, 1, exceeds=n < 3, delays=int(n == 0)) for n in range(5)],
    "two_late_of_five": [task(1, 1, exceeds=n < 3, delays=int(n < 2)) for n in range(5)],
    "just_half": [task(2, 1), task(8, 8), task(8, 8, exceeds=True)],
    "below_half": [task(100, 49), task(900, 900), task(900, 900, exceeds=True)],
    "half_not_done": [task(4, 1), task(60, 60)],
    "most_not_done": [task(2, 0), task(2, 0), task(60, 60)],
    "third_not_done": [task(2, 0), task(90, 90), task(90, 90)],
    "exceeds_three_of_ten": [task(1, 1, exceeds=n < 3) for n in range(10)],
    "exceeds_two_of_seven": [task(1, 1, exceeds=n < 2) for n in range(7)],
    "exceeds_half": [task(1, 1, exceeds=n < 1) for n in range(2)],
}
# 96, 95 and 94 percent of a hundred: the leader's example of the rules.
LEADER_EXAMPLE = [task(4, 0), task(93, 93), task(1, 1, quality_faults=4), task(2, 2, delays=4)]


def cases():
    for (scheme, group), (name, work) in product(GROUP.items(), WORK.items()):
        given = {"group": group, "tasks": [dict(t) for t in work], "general": "28.5"}
        if scheme == "nd90_year":
            del given["general"]
        if name == "golden_7_6" and "general" in given:
            given["general"] = "30"
        if group == "leader":
            given |= {"leader": FULL_LEADER, "unit": GOOD_UNIT}
        yield f"{scheme}/{name}", scheme, given
    yield from bands()
    yield from leaders()
    yield from others()


def bands():
    """Scores on both sides of each threshold, by the general points."""
    for scheme in ("nd335_staff", "tu1053_staff", "qd366_year"):
        for general, work in product(
            ("0", "19.999999", "20", "20.000001", "30"), ((1, 1), (6, 5), (7, 5), (7, 2))
        ):
            tasks = [task(*work, exceeds=True)]
            given = {"group": "staff", "general": general, "tasks": tasks}
            yield f"{scheme}/band/{general}/{work[1]}_of_{work[0]}", scheme, given


def leaders():
    for scheme in ("nd335_leader", "tu1053_leader", "party_q_leader_abcd4"):
        base = {"group": "leader", "general": "27", "tasks": LEADER_EXAMPLE, "unit": GOOD_UNIT}
        half = {"unit_result": "100", "organising": "50", "unity": "100"}
        yield f"{scheme}/example", scheme, {**base, "leader": half}
        yield f"{scheme}/no_block", scheme, base
        yield f"{scheme}/part_missing", scheme, {**base, "leader": {"unit_result": "100"}}
        yield f"{scheme}/staff_with_block", scheme, {**base, "group": "staff", "leader": half}
        yield f"{scheme}/odd_percent", scheme, {**base, "leader": {**half, "unity": "66.7"}}
    for scheme, (completion, deputy) in product(
        ("party_q_leader_abcd4", "qd366_year", "nd90_year"),
        product(("1", "0.95", "0.7", "0.699999"), (False, True)),
    ):
        given = {
            "group": "leader",
            "tasks": WORK["one_of_one"],
            "leader": FULL_LEADER,
            "unit": {**GOOD_UNIT, "completion": completion},
            "deputy": deputy,
            "general": "30",
        }
        if scheme == "nd90_year":
            del given["general"]
        yield f"{scheme}/unit/{completion}/{'deputy' if deputy else 'head'}", scheme, given
    for quarters in (0, 1, 2):
        given = {"group": "leader", "general": "30", "tasks": WORK["one_of_one"]}
        given |= {"unit": GOOD_UNIT, "failed_quarters": quarters}
        yield f"qd366_year/failed_quarters/{quarters}", "qd366_year", given


def others():
    for level in ("A", "B", "C", "D", None):
        given = {"group": "staff"} | ({"level": level} if level else {})
        yield f"abcd_direct/{level}", "abcd_direct", given
        yield (
            f"abcd_direct/{level}/disciplined",
            "abcd_direct",
            {**given, "blockers": ["discipline"]},
        )
    for scheme, group in GROUP.items():
        given = {"group": group, "tasks": WORK["one_of_one"], "blockers": ["discipline"]}
        if group == "leader":
            given |= {"leader": FULL_LEADER, "unit": GOOD_UNIT}
        scored = {} if scheme == "nd90_year" else {"general": "30"}
        yield f"{scheme}/disciplined", scheme, given | scored
        yield f"{scheme}/disciplined_without_data", scheme, {**given, "tasks": []}
        yield f"{scheme}/no_general", scheme, {k: v for k, v in given.items() if k != "blockers"}
    for less in ("0", "2", "7.25", "100"):
        given = {"group": "staff", "general": "29", "deduction": less}
        yield (
            f"tu1053_staff/deduction/{less}",
            "tu1053_staff",
            {
                **given,
                "tasks": WORK["exceeds_three_of_ten"],
            },
        )
    for scheme in ("nd335_staff", "tu1053_staff"):
        given = {"group": "staff", "general": "28", "tasks": MEASURED, "leader": FULL_LEADER}
        yield f"{scheme}/leader_block_ignored", scheme, given
    given = {"group": "staff", "general": "30", "tasks": WORK["one_of_one"]}
    weak = {"unit": {"completion": "0.5", "exceeding": "0.1"}, "failed_quarters": 2}
    yield "qd366_year/staff_of_a_weak_unit", "qd366_year", {**given, **weak}
    for order in (0, 1, 2):
        turned = MEASURED[order:] + MEASURED[:order]
        yield (
            f"nd335_staff/order/{order}",
            "nd335_staff",
            {
                "group": "staff",
                "general": "28.5",
                "tasks": turned,
            },
        )


def written(value):
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dict):
        return {name: written(each) for name, each in value.items()}
    return value


def text():
    found = []
    for name, scheme, given in cases():
        told = {key: written(value) for key, value in expected(scheme, given).items()}
        found.append({"name": name, "scheme": scheme, "input": given, "expected": told})
    lines = ",\n".join(json.dumps(case, ensure_ascii=False, sort_keys=True) for case in found)
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    Path(__file__).with_name("ratings.json").write_text(text(), encoding="utf-8")
