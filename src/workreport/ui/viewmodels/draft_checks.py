"""What is to be mended in a draft as it stands on the screen: the same the service would find."""

from datetime import datetime

from workreport.domain.checks import check
from workreport.domain.problem import Problem
from workreport.domain.report import ReportDraft
from workreport.services.cooperation import part_problems
from workreport.services.late_filing import late_problems
from workreport.ui.viewmodels.month_desk import MonthDesk


def draft_problems(draft: ReportDraft, month: MonthDesk, now: datetime) -> tuple[Problem, ...]:
    """Return the findings of a department's draft, were it filed now."""
    line, opened = month.line, month.line.month.opened
    return (
        check(
            draft,
            today=month.today,
            cut_off="forecast" if opened is None else opened.cut_off,
            previous_text=line.last_text,
            marks=[mark.path for mark in line.marks],
            rating=line.rating,
        )
        + part_problems(line.shared, draft, lambda unit: month.units.get(unit, ""))
        + late_problems(line.month, line.line, now)
    )
