"""Errors as the command line tells them: a sentence with code and next step, never a traceback."""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.cli.screen import Screen
from workreport.cli.values import plain
from workreport.domain.errors import CodedError, UseError, bug_values
from workreport.i18n.formats import shown
from workreport.i18n.group_text import group_text
from workreport.i18n.messages import cause, next_command
from workreport.i18n.reasons import reason_text
from workreport.system.log import Log
from workreport.system.paths import log_folder

if TYPE_CHECKING:
    from workreport.services.gates import Gate

BUG = "bug"
BUG_EXIT = 3
# The library that reads command lines raises these; some of its versions bring their own copy of
# the classes, so they are known by their names.
_USAGE_CODES = {
    "NoSuchOption": "usage_option_unknown",
    "NoArgsIsHelpError": "usage_command_missing",
    "MissingParameter": "usage_parameter_missing",
    "BadOptionUsage": "usage_option_wrong",
    "BadParameter": "usage_value_malformed",
    "UsageError": "usage_wrong",
    "ClickException": "usage_wrong",
    "Abort": "usage_stopped",
    "UnicodeEncodeError": "usage_half_letter",  # bytes of another encoding on the command line
}


def told(error: CodedError) -> dict[str, object]:
    """Return an error as its JSON object."""
    values = shown(error.values)
    found: dict[str, object] = {
        "code": error.code,
        "message": cause(error.code, values),
        "next_step": next_command(error.code, values),
        "values": plain(error.values),
    }
    gates: Iterable[Gate] | None = getattr(error, "gates", None)  # of a month that cannot close
    if gates is not None:
        found["gates"] = [gate_told(gate) for gate in gates]
    return found


def gate_told(gate: "Gate") -> dict[str, object]:
    """Return what stands between a month and its lock as a JSON object."""
    values = dict(gate.reason.values)
    if "group" in values:
        values["group"] = group_text(str(values["group"]))
    return {
        "code": gate.code,
        "subject": gate.subject,
        "message": reason_text(gate.reason.code, values),
        "who": gate.who,
    }


def tell(screen: Screen, error: CodedError) -> int:
    """Print an error and return its exit code."""
    found = told(error)
    lines = [f"{found['message']} [{error.code}]"]
    gates = found.get("gates")
    if isinstance(gates, list):
        lines += [f"  – {gate['message']} [{gate['code']}]" for gate in gates]
    if found["next_step"]:
        lines.append(str(found["next_step"]))
    screen.failure(found, lines)
    return error.exit_code


def tell_bug(screen: Screen, error: Exception, workspace: Path | None) -> int:
    """Log an unexpected error without its text and tell it as a sentence."""
    _log(error, workspace)
    values = bug_values(error)
    found = {
        "code": BUG,
        "message": cause(BUG, values),
        "next_step": next_command(BUG, values),
        "values": values,
    }
    screen.failure(found, [f"{found['message']} [{BUG}]", str(found["next_step"])])
    return BUG_EXIT


def usage_fault(error: Exception) -> UseError | None:
    """Return a wrong use of the command line in our own words; None for any other error."""
    for kind in type(error).__mro__:
        code = _USAGE_CODES.get(kind.__name__)
        if code is not None:
            return UseError(code, **_usage_values(error))
    return None


def _usage_values(error: Exception) -> Mapping[str, object]:
    context = getattr(error, "ctx", None)
    parameter = getattr(error, "param", None)
    names = [*getattr(parameter, "opts", ()), *getattr(parameter, "secondary_opts", ())]
    metavar = getattr(parameter, "metavar", None)
    long = next((name for name in names if name.startswith("--")), None)
    option = getattr(error, "option_name", "") or long or metavar or "".join(names[:1])
    return {
        "command": "workreport" if context is None else context.command_path,
        "option": option,
        "detail": "" if type(error).__name__ == "NoArgsIsHelpError" else str(error),
    }


def _log(error: Exception, workspace: Path | None) -> None:
    if workspace is None or not workspace.is_dir():
        return
    try:
        log = Log(log_folder(workspace))
    except CodedError:
        return  # the sentence on the screen still names kind and place
    logging.getLogger("workreport").critical("unexpected error", exc_info=error)
    log.close()
