"""Reads the formulas and gates of a scheme file and makes them ready to run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workreport.domain.exact_numbers import Exact
from workreport.domain.levels import LevelSet
from workreport.domain.rating_input import GROUPS, UNIT_PARTS
from workreport.domain.rating_scheme import KINDS, POINTS, Formula, Gate, LeaderPart
from workreport.domain.scheme_fields import Clause, Table, clause
from workreport.domain.scheme_formula import FormulaError, Name, Node, is_free_name, parse
from workreport.domain.scheme_program import Program

# What a formula may ask about each task, and the field of the task it stands for.
TASK_NAMES: Mapping[str, str] = {
    "qty_assigned": "assigned",
    "qty_done": "done",
    "K": "coef",
    "quality_faults": "quality_faults",
    "delays": "delays",
    "exempt_quality": "exempt_quality",
    "exempt_delay": "exempt_delay",
    "exceeds": "exceeds",
}
_TRUTHS = ("exceeds", "is_deputy")
_WHOLE_NAMES = (
    "tasks",
    "is_deputy",
    "failed_quarters",
    *(f"unit_{part}" for part in UNIT_PARTS),
)
_BASES = {
    "assigned": ("sum(qty_assigned * K)", "Cơ sở: khối lượng được giao", "Base: what was assigned"),
    "done": ("sum(qty_done * K)", "Cơ sở: khối lượng đã làm", "Base: what was done"),
}


@dataclass(slots=True)
class PlanReading:
    """Formulas and gates as they are read, one after the other: each may use the earlier ones."""

    names: dict[str, Name]
    program: Program = field(default_factory=Program)
    formulas: tuple[tuple[Formula, int], ...] = ()
    gates: tuple[tuple[Gate, int], ...] = ()
    task_max: Exact = 0
    takes_deduction: bool = False
    used: set[str] = field(default_factory=set)

    def formula(self, row: Table, name: str, words: Clause) -> None:
        """Read one formula under its code."""
        if words["code"] in self.names or not is_free_name(words["code"]):
            raise row.wrong("code" if row.has("code") else name, "scheme_name_taken")
        text = row.text(name)
        node = self.parsed(row, name, text)
        self._define(Formula(**words, text=text, node=node))

    def base(self, ratio_base: str, source: str, status: str) -> None:
        """Put the denominator of the ratios under the name ``base``."""
        text, vi, en = _BASES[ratio_base]
        node = parse(text, self.names)
        words = Clause(code="base", vi=vi, en=en, source=source, status=status)
        self._define(Formula(**words, text=text, node=node))

    def parsed(self, row: Table, name: str, text: str, *, truth: bool = False) -> Node:
        """Read the text of a formula or a condition."""
        try:
            node = parse(text, self.names, truth=truth)
        except FormulaError as error:
            raise row.wrong(name, error.why.code, **error.why.values) from error
        self.used |= node.names()
        return node

    def _define(self, formula: Formula) -> None:
        place = self.program.define(formula.code, formula.node)
        self.formulas = (*self.formulas, (formula, place))
        self.names[formula.code] = Name()


def read_plan(
    table: Table,
    status: str,
    levels: LevelSet,
    leader_parts: Sequence[LeaderPart],
    constants: Mapping[str, Exact],
) -> PlanReading:
    """Read ``components``, ``formula`` and ``gates``.

    Raises:
        UseError: ``scheme_malformed`` names the place.
    """
    names = {name: Name(per_task=True, truth=name in _TRUTHS) for name in TASK_NAMES}
    names |= {name: Name(truth=name in _TRUTHS) for name in _WHOLE_NAMES}
    names |= {f"leader_{part.code}": Name() for part in leader_parts}
    for name in constants:
        if name in names or not is_free_name(name):
            raise table.table("constants").wrong(name, "scheme_name_taken")
        names[name] = Name()
    reading = PlanReading(names)
    if table.choice("kind", KINDS) == POINTS:
        _read_points(reading, table, status)
    _read_gates(reading, table, status, levels)
    _all_used(reading, table, constants, leader_parts)
    return reading


def _read_points(reading: PlanReading, table: Table, status: str) -> None:
    formula = table.table("formula")
    source = formula.text("source")
    status = formula.choice("status", ("norm", "local", "proposal", "legacy"), status)
    if table.has("ratio_base"):
        reading.base(table.choice("ratio_base", tuple(_BASES)), source, status)
    for row in table.rows("components"):
        reading.formula(row, "formula", clause(row, status))
    reading.task_max = formula.number("task_max", 1, 100)
    reading.names["task_max"] = Name()
    words = Clause(
        code="task", vi="Điểm kết quả nhiệm vụ", en="Task score", source=source, status=status
    )
    reading.formula(formula, "task", words)
    reading.names |= {"general": Name(), "deduction": Name()}
    words = Clause(code="total", vi="Tổng điểm", en="Total", source=source, status=status)
    reading.formula(formula, "total", words)
    reading.takes_deduction = "deduction" in reading.formulas[-1][0].node.names()
    formula.done()


def _read_gates(reading: PlanReading, table: Table, status: str, levels: LevelSet) -> None:
    gates = []
    for row in table.rows("gates"):
        words = clause(row, status)
        when = row.has("when")
        if when == row.has("unless"):
            raise row.wrong("when", "scheme_one_of_two", other="unless")
        if row.has("cap") == row.has("force"):
            raise row.wrong("cap", "scheme_one_of_two", other="force")
        name = "when" if when else "unless"
        text = row.text(name)
        node = reading.parsed(row, name, text, truth=True)
        gate = Gate(
            **words,
            text=text,
            node=node,
            holds_when=when,
            cap=row.choice("cap", levels.codes[1:]) if row.has("cap") else "",
            force=row.choice("force", levels.codes[1:]) if row.has("force") else "",
            at=row.choices("at", levels.codes, ()),
            groups=row.choices("for", GROUPS, GROUPS),
        )
        gates.append((gate, reading.program.add(node)))
    reading.gates = tuple(gates)


def _all_used(
    reading: PlanReading,
    table: Table,
    constants: Mapping[str, Exact],
    leader_parts: Sequence[LeaderPart],
) -> None:
    """Refuse what is stated but has no effect: a reader of the file would believe in it."""
    for name in constants:
        if name not in reading.used:
            raise table.table("constants").wrong(name, "scheme_unused")
    for part in leader_parts:
        if f"leader_{part.code}" not in reading.used:
            raise table.wrong("leader", "scheme_unused")
    for formula, _place in reading.formulas:
        if formula.code not in {*reading.used, "total"}:
            place = "ratio_base" if formula.code == "base" else f"components.{formula.code}"
            raise table.wrong("formula.task" if formula.code == "task" else place, "scheme_unused")
