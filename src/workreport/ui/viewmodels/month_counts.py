"""The figures of a month by unit and by field of work, with every missing unit named."""

from typing import TYPE_CHECKING

from workreport.domain.task import Status
from workreport.i18n.translation import _
from workreport.ui.models.count_lines import CountLine
from workreport.ui.viewmodels.month_sources import IN_FIELD, IN_UNIT

if TYPE_CHECKING:
    from workreport.domain.consolidation import UnitFigures
    from workreport.ui.viewmodels.consolidation import ConsolidationFacts

TOTAL = "sum"


def unit_counts(facts: "ConsolidationFacts | None") -> tuple[CountLine, ...]:
    """Return a line for each unit, whether its report is held or not, and the sum."""
    if facts is None:
        return ()
    by_unit = facts.summary.figures.by_unit
    found = []
    for one in facts.summary.units:
        unit, figures = one.line.unit.unit, by_unit.get(one.line.unit.unit)
        if figures is None:
            said = _("chưa có báo cáo")
            found.append(CountLine(id=unit, name=one.line.unit.name, said=said))
        else:
            found.append(
                CountLine(
                    id=unit,
                    name=one.line.unit.name,
                    scope=f"{IN_UNIT}{unit}",
                    figures=figures_of(figures),
                )
            )
    return (*found, _sum(facts.summary.figures.total)) if by_unit else tuple(found)


def field_counts(facts: "ConsolidationFacts | None") -> tuple[CountLine, ...]:
    """Return a line for each field of work and the sum; tasks without a field stand last."""
    if facts is None or not facts.fields:
        return ()
    found = [
        CountLine(
            id=f"field {one.key}",
            name=one.name or _("Chưa ghi lĩnh vực"),
            scope=f"{IN_FIELD}{one.key}",
            figures=figures_of(one.figures),
        )
        for one in facts.fields
    ]
    return (*found, _sum(facts.summary.figures.total))


def figures_of(figures: "UnitFigures") -> tuple[int, ...]:
    """Return figures in the order of the columns."""
    return (
        figures.total,
        *(figures.counts[status.value] for status in Status),
        figures.on_time,
        len(figures.late_tasks),
        *figures.quality.values(),
    )


def _sum(figures: "UnitFigures") -> CountLine:
    return CountLine(id=TOTAL, name=_("Cộng"), figures=figures_of(figures))
