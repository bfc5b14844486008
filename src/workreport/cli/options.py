"""The options every command takes, before the subcommand as well as after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from workreport.domain.errors import UseError
from workreport.i18n import translation

LANGUAGES = (translation.ORIGINAL, "en")
_WITH_VALUE = ("--workspace", "--lang", "--passphrase-file")
_FLAGS = ("--json",)


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What was said about workspace, language and form of the answer."""

    workspace: str = ""
    language: str = ""
    passphrase_file: str = ""
    json: bool = False


def split_common(argv: Sequence[str]) -> tuple[CommonOptions, list[str]]:
    """Take the common options out of a command line, wherever they stand before ``--``.

    Raises:
        UseError: ``usage_value_missing`` or ``language_unknown``.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    waiting = [normalize("NFC", word) for word in argv]
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            return _options(found), [*rest, word, *waiting]
        if word in _FLAGS:
            found[word] = word
        elif name in _WITH_VALUE:
            if not equals and (not waiting or waiting[0].startswith("--")):
                raise UseError("usage_value_missing", option=name)
            found[name] = value if equals else waiting.pop(0)
        else:
            rest.append(word)
    return _options(found), rest


def wants_json(argv: Sequence[str]) -> bool:
    """Tell whether the answer must be JSON, however wrong the rest of the line is."""
    before = argv[: argv.index("--")] if "--" in argv else argv
    return "--json" in before


def nothing_asked(argv: Sequence[str]) -> bool:
    """Tell whether the line holds nothing but common options."""
    try:
        options, rest = split_common(argv)
    except UseError:
        return False
    return not rest and not options.json


def _options(found: dict[str, str]) -> CommonOptions:
    language = found.get("--lang", "")
    if language and language not in LANGUAGES:
        raise UseError("language_unknown", language=language, known=", ".join(LANGUAGES))
    return CommonOptions(
        workspace=found.get("--workspace", ""),
        language=language,
        passphrase_file=found.get("--passphrase-file", ""),
        json="--json" in found,
    )
