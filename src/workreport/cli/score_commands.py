"""``score``: rates one input by a scheme and explains every step; needs no workspace."""

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.values import level_text, read_json
from workreport.cli.wording import Command
from workreport.domain.exact_numbers import Exact, decimal2, exact, plain
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_explanation import Step, explain
from workreport.domain.rating_reading import rating_input_from
from workreport.domain.reason import Reason
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, chosen

_Scheme = Annotated[
    str,
    typer.Option("--scheme", metavar="ID", help=N_("Bộ tiêu chí, ví dụ nd335_staff hoặc …@1.")),
]
_Input = Annotated[
    Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON: điểm chung, các nhiệm vụ."))
]


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command(
        "score",
        cls=Command,
        help=N_("Chấm điểm một người theo bộ tiêu chí, giải thích từng bước; không cần hồ sơ."),
    )(score)


def score(ctx: typer.Context, scheme: _Scheme, input_: _Input) -> None:
    """Rate one input; opens a workspace only when one is named, for the agency's own schemes."""
    session = session_of(ctx)
    data = read_json(session.read(input_), str(input_), exact=True)
    if session.options.workspace:
        with session.desk(read_only=True) as desk:
            found = desk.schemes.find(scheme)
    else:
        found = session.program.schemes.find(scheme)
    result = rate(found, rating_input_from(data, found.groups[0]))
    steps = explain(result)
    session.screen.answer(score_shape(result, steps), _lines(result, steps))


def score_shape(result: RatingResult, steps: tuple[Step, ...]) -> dict[str, object]:
    """Return a result with its explanation; what is not known is null and named in ``missing``."""
    thresholds = result.scheme.levels.thresholds
    return {
        "scheme": result.scheme.id,
        "version": result.scheme.version,
        "status": result.scheme.status,
        "task_score": _two(result.task_score),
        "task_score_exact": _whole(result.task_score),
        "total": _two(result.total, thresholds),
        "total_exact": _whole(result.total),
        "components": {code: _shown(value) for code, value in result.components.items()},
        "components_exact": {code: _whole(value) for code, value in result.components.items()},
        "computed_level": result.computed_level,
        "level": result.level,
        "gates": [
            {"id": each.gate.code, "hit": each.hit, "why": _text(each.why)} for each in result.gates
        ],
        "missing": [_reason(each) for each in result.missing],
        "notes": [_reason(each) for each in result.notes],
        "explanation": [_step(step) for step in steps],
    }


def _lines(result: RatingResult, steps: tuple[Step, ...]) -> list[str]:
    scheme = result.scheme
    lines = [f"{chosen(scheme.title)} ({scheme.ref}, {_status(scheme.status)})"]
    for step in steps:
        values = ", ".join(f"{name} = {value}" for name, value in step.values.items() if value)
        formula = f": {step.formula}" if step.formula else ""
        lines.append(f"{step.step}{formula} → {step.result or '?'}   [{step.source}]")
        lines.append(f"    {chosen(step.title)}")
        lines += [f"    {values}"] if values else []
    lines += [_text(each.why) for each in result.gates if each.hit]
    lines += [_text(each) for each in (*result.missing, *result.notes)]
    total = _two(result.total, scheme.levels.thresholds)
    if total is not None:
        lines.append(_("Tổng điểm: {total}").format(total=total))
    level = level_text(result.level) if result.level else _("chưa có")
    lines.append(_("Mức đề nghị: {level}").format(level=level))
    return lines


def _status(status: str) -> str:
    words = {
        "norm": _("quy phạm"),
        "local": _("quy định địa phương"),
        "proposal": _("đề xuất"),
        "legacy": _("đã hết hiệu lực"),
    }
    return words[status]


def _step(step: Step) -> dict[str, object]:
    return {
        "step": step.step,
        "title": chosen(step.title),
        "formula": step.formula,
        "values": dict(step.values),
        "result": step.result,
        "source": step.source,
        "status": step.status,
        "rows": {name: dict(each) for name, each in step.rows.items()},
    }


def _reason(reason: Reason) -> dict[str, object]:
    return {"code": reason.code, "why": _text(reason)}


def _text(reason: Reason) -> str:
    return reason_text(reason.code, reason.values)


def _two(value: Exact | None, thresholds: Collection[Fraction] = ()) -> str | None:
    return None if value is None else decimal2(value, thresholds)


def _whole(value: Exact | None) -> str | None:
    return None if value is None else exact(value)


def _shown(value: Exact | None) -> str | None:
    return None if value is None else f"{plain(value):f}"
