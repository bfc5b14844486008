"""What a person does with layout profiles: copy, edit, sign and choose one, look at a page."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from unicodedata import normalize

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.layout import (
    LONGEST_TITLE,
    LayoutFinding,
    PaperLayout,
    changed,
    findings,
    flat,
    is_code,
    nested,
    overlaid,
    shown_title,
    unfit,
)
from workreport.domain.period import Period
from workreport.i18n.layout_text import finding_text
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.ledger.bodies.agency import LayoutSet
from workreport.services.agency_press import for_press
from workreport.services.book import Book, Look, Work
from workreport.services.layout_choice import LayoutChoice, choices, keep_choice
from workreport.services.layout_drafts import LayoutDrafts
from workreport.services.layout_sample import sample
from workreport.services.layouts import Layouts
from workreport.services.papers import PaperService
from workreport.services.ports.press import PageImage, Press

_TOLD = 80  # letters of a path or a value that an error repeats
_FILE_LIMIT = 200_000
_SHOWN = 30  # blocks of a paper that are set for its first page
_TRIED = ("summary", "report")  # of what a first page is shown


@dataclass(frozen=True, slots=True)
class LayoutBook:
    """Every profile there is, which one holds today, and what was chosen from which day on."""

    layouts: tuple[PaperLayout, ...]
    in_force: PaperLayout
    choices: tuple[LayoutChoice, ...]
    today: date
    may_set: bool
    suggested_code: str = ""

    @property
    def newest(self) -> tuple[PaperLayout, ...]:
        """The shipped profiles, and of the agency's own the newest version of each."""
        found: dict[str, PaperLayout] = {}
        for one in self.layouts:
            found.setdefault(one.code, one)
        return tuple(found.values())


class LayoutService:
    """The layout profiles of an open workspace; signing one makes it known to everybody."""

    def __init__(self, book: Book, layouts: Layouts, papers: PaperService, press: Press) -> None:
        self._book, self._layouts = book, layouts
        self._papers, self._press = papers, press
        self.drafts = LayoutDrafts(book)

    def book(self) -> LayoutBook:
        """Return every profile and every choice."""
        with self._book.looking() as look:
            held = look.projections
            genesis = look.one("agency.create")
            symbol = "" if genesis is None else getattr(genesis.body, "symbol", "")
            return LayoutBook(
                self._layouts.all(held),
                self._layouts.in_force(held, look.today),
                choices(held),
                look.today,
                look.has_role("chief"),
                _free_code(symbol, {one.code for one in self._layouts.all(held)}),
            )

    def find(self, name: str) -> PaperLayout:
        """Return a profile by ``code@version``, or by ``code`` its newest version.

        Raises:
            UseError: ``layout_unknown``.
        """
        with self._book.looking() as look:
            return self._layouts.find(name, look.projections)

    def base_of(self, layout: PaperLayout) -> PaperLayout:
        """Return the shipped profile a copy was made of; of a shipped one itself."""
        return self._layouts.base(layout.base)

    def changes(self, layout: PaperLayout) -> tuple[str, ...]:
        """Return the paths whose values are not those of the base."""
        return changed(self.base_of(layout).values, layout.values)

    def edited(self, layout: PaperLayout, values: Mapping[str, object]) -> PaperLayout:
        """Return a profile with some values changed; nothing is signed.

        Raises:
            UseError: ``layout_value_unfit``: a value is unknown or of another sort.
        """
        wrong = unfit(self.base_of(layout).values, values)
        if wrong:
            raise _unfit(wrong[0], values[wrong[0]])
        said = {
            path: normalize("NFC", value) if isinstance(value, str) else value
            for path, value in values.items()
        }
        return replace(layout, values=overlaid(layout.values, said))

    def reset(self, layout: PaperLayout, paths: Iterable[str] = ()) -> PaperLayout:
        """Return a profile with some or all values of its base; nothing is signed.

        Raises:
            UseError: ``layout_path_unknown``.
        """
        base = self.base_of(layout).values
        wanted = tuple(paths)
        for path in wanted:
            if path not in base:
                raise UseError("layout_path_unknown", path=path)
        found = {path: base[path] for path in wanted} if wanted else base
        return replace(layout, values={**layout.values, **found})

    def copy(self, name: str, code: str, title: str, note: str = "") -> PaperLayout:
        """Sign a copy of a profile under a code and a title of its own.

        Raises:
            UseError: The profile is unknown, code or title cannot be used.
            RuleError: ``layout_code_taken``, or the person may not set the layout.
        """
        return self.begin(replace(self.find(name), code=code.strip(), title=title), note)

    def begin(self, layout: PaperLayout, note: str = "") -> PaperLayout:
        """Sign the first version of an own profile; raises what :meth:`copy` raises."""
        own = self._named(replace(layout, version=1, note=note))
        self._tried(own)
        with self._book.working() as work:
            self._require_chief(work)
            if any(one.code == own.code for one in self._layouts.all(work.projections)):
                raise RuleError("layout_code_taken", layout=own.code)
            return self._sign(work, own)

    def sign(self, layout: PaperLayout, note: str = "") -> PaperLayout:
        """Sign the values of an own profile as its next version; papers keep the one they had.

        Raises:
            UseError: ``layout_value_refused``: a value is nonsense.
            RuleError: ``layout_shipped``, ``layout_unchanged``, ``layout_newer``, or the person
                may not set the layout.
        """
        if layout.code in {one.code for one in self._layouts.shipped}:
            raise RuleError("layout_shipped", layout=layout.code)
        layout = self._named(layout)
        self._tried(layout)
        with self._book.working() as work:
            self._require_chief(work)
            newest = self._layouts.find(layout.code, work.projections)
            if newest.version != layout.version:
                raise RuleError("layout_newer", layout=newest.ref)
            same = (newest.values, newest.title) == (layout.values, layout.title)
            if same and not newest.in_conflict:
                raise RuleError("layout_unchanged", layout=newest.ref)
            return self._sign(work, replace(layout, version=layout.version + 1, note=note))

    def use(self, name: str, starts: date | None = None) -> LayoutChoice:
        """Sign that a profile holds from a day on; papers that have a day keep theirs.

        Raises:
            UseError: ``layout_unknown``.
            RuleError: ``layout_day_past``, or the person may not set the layout.
        """
        with self._book.working() as work:
            self._require_chief(work)
            day = starts or work.today
            if day < work.today:
                raise RuleError("layout_day_past", day=day)
            found = self._layouts.find(name, work.projections)
            keep_choice(work, found, day)
            return next(one for one in choices(work.projections) if one.starts == day)

    def file(self, name: str) -> bytes:
        """Return a profile as a file that another agency may read.

        Raises:
            UseError: ``layout_unknown``.
        """
        found = self.find(name)
        head = {} if found.is_shipped else {"base": found.base}
        data = {**head, **nested(found)}
        return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()

    def read(self, data: bytes) -> PaperLayout:
        """Read the file of a profile; nothing is signed.

        Raises:
            UseError: ``layout_file_unreadable`` or ``layout_value_unfit``.
        """
        try:
            found = json.loads(data.decode("utf-8-sig")) if len(data) <= _FILE_LIMIT else None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("page"), dict):
            raise UseError("layout_file_unreadable")
        code, title = str(found.get("code", "")), normalize("NFC", str(found.get("title", "")))
        with self._book.looking() as look:
            known = [one for one in self._layouts.own(look.projections) if one.code == code]
        named = str(found.get("base", known[0].base if known else code))
        base = self._layouts.base(named)
        own = flat({name: value for name, value in found.items() if name != "base"})
        own = {k: normalize("NFC", v) if isinstance(v, str) else v for k, v in own.items()}
        wrong = unfit(base.values, own)
        if wrong:
            raise _unfit(wrong[0], own[wrong[0]])
        return replace(base, code=code, title=title, values=overlaid(base.values, own))

    def taken(
        self, layout: PaperLayout, code: str = "", title: str = "", note: str = ""
    ) -> PaperLayout:
        """Sign what a file said: a new own profile, or the next version of the one of its code.

        Raises:
            UseError: As for :meth:`copy`.
            RuleError: As for :meth:`copy` and :meth:`sign`.
        """
        named = replace(layout, code=code or layout.code, title=title or layout.title)
        with self._book.looking() as look:
            known = [o for o in self._layouts.own(look.projections) if o.code == named.code]
        if not known:
            return self.begin(named, note)
        if known[0].base != named.base:
            raise RuleError("layout_code_taken", layout=named.code)
        return self.sign(replace(named, version=known[0].version), note)

    def findings(self, layout: PaperLayout) -> tuple[LayoutFinding, ...]:
        """Say what speaks against the values of a profile."""
        return findings(layout.values, layout.lawful)

    def sample(self, period: Period | None = None) -> Document:
        """Return what a first page is shown of: a paper of the month, else one about itself."""
        with self._book.looking() as look:
            month = period or Period(look.today.year, look.today.month)
            today = look.today
        for kind in _TRIED:
            try:
                found = self._papers.document(kind, month)
            except (RuleError, UseError):
                continue
            return replace(found, annexes=(), enclosed=(), blocks=found.blocks[:_SHOWN])
        return sample(month, today)

    def first_page(self, document: Document, layout: PaperLayout, dpi: int = 72) -> PageImage:
        """Draw the first page of a paper by a profile that need not be signed.

        Raises:
            UseError: ``layout_not_drawn``: nothing can be set by these values.
        """
        try:
            pdf = self._press.pdf(document, for_press(layout))
            return next(iter(self._press.page_images(pdf, dpi)))
        except (ArithmeticError, LookupError, ValueError, AttributeError, UseError) as error:
            raise UseError("layout_not_drawn", layout=layout.code) from error

    # --- inside --------------------------------------------------------------------------------

    def _tried(self, layout: PaperLayout) -> None:
        """Refuse values that are nonsense, or that nothing can be printed by."""
        for one in self.findings(layout):
            if one.refused:
                said = finding_text(one.code, one.path, one.values)
                raise UseError("layout_value_refused", path=one.path, sentence=said)
        with self._book.looking() as look:
            today = look.today
        with speaking(ORIGINAL):
            self.first_page(sample(Period(today.year, today.month), today), layout)

    @staticmethod
    def _sign(work: Work, layout: PaperLayout) -> PaperLayout:
        facts = work.projections.facts(
            "layout.set", key=f"layout/{layout.code}", chosen=False, bodies=False
        )
        values = {
            name: value
            for name, value in nested(layout).items()
            if isinstance(value, dict) and name != "lawful"
        }
        body = LayoutSet(
            layout=layout.code,
            version=layout.version,
            title=layout.title,
            base=layout.base,
            data=json.dumps(values, ensure_ascii=False, sort_keys=True),
            note=" ".join(layout.note.split()),
        )
        entry = work.append(
            body, "layout.set", supersedes=[fact.entry for fact in facts if fact.is_tip]
        )
        return replace(layout, entry=entry, in_conflict=False)

    def _named(self, layout: PaperLayout) -> PaperLayout:
        code, title = layout.code, shown_title(layout.title)
        if not is_code(code):
            raise UseError("layout_code_malformed", layout=code[:_TOLD])
        if code in {one.code for one in self._layouts.shipped}:
            raise RuleError("layout_code_taken", layout=code)
        if not title or len(layout.title.strip()) > LONGEST_TITLE:
            raise UseError("layout_title_missing", limit=LONGEST_TITLE)
        return replace(layout, title=title)

    @staticmethod
    def _require_chief(look: Look) -> None:
        if not look.has_role("chief"):
            raise RuleError("only_chief_sets_layout")


def _unfit(path: str, value: object) -> UseError:
    return UseError("layout_value_unfit", path=path[:_TOLD], value=str(value)[:_TOLD])


def _free_code(symbol: str, taken: set[str]) -> str:
    """Return a code for the next copy: the agency's symbol, with a number where it is taken."""
    first = re.sub(r"[^a-z0-9_]", "", symbol.lower()).lstrip("0123456789_")
    first = first if len(first) > 1 else "rieng"
    return next(
        code for n in count(1) if (code := first if n == 1 else f"{first}_{n}") not in taken
    )
