"""Whether this machine has what the program needs at least: memory and a recent system."""

import platform
from pathlib import Path

LEAST_MEMORY = 3_500_000_000
"""Four gigabytes as they are sold, less what graphics and firmware keep for themselves."""
LEAST_WINDOWS_BUILD = 17763
_WINDOWS = "Windows"
_MEMORY_FILE = Path("/proc/meminfo")


def shortcomings() -> tuple[str, ...]:
    """Return the codes of what is missing; a machine that cannot be asked lacks nothing."""
    found = []
    if 0 < _memory() < LEAST_MEMORY:
        found.append("machine_memory_small")
    if 0 < _windows_build() < LEAST_WINDOWS_BUILD:
        found.append("machine_system_old")
    return tuple(found)


def _memory() -> int:
    if platform.system() == _WINDOWS:
        return _windows_memory()
    try:
        words = _MEMORY_FILE.read_text("ascii").split()
    except (OSError, ValueError):
        return 0
    return int(words[1]) * 1024 if words[:1] == ["MemTotal:"] else 0


def _windows_memory() -> int:
    import ctypes  # noqa: PLC0415 - only where it is asked

    kilobytes = ctypes.c_ulonglong(0)
    library = getattr(ctypes, "windll", None)
    if library is None:
        return 0
    library.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
    return kilobytes.value * 1024


def _windows_build() -> int:
    if platform.system() != _WINDOWS:
        return 0
    last = platform.version().rpartition(".")[2]
    return int(last) if last.isdigit() else 0
