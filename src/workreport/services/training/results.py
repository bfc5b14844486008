"""What a department of the training agency reports about a month, in the shape of an edit."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from workreport.domain.period import Period
from workreport.domain.report import RatedPerson, ReportDraft
from workreport.domain.task import Task, TaskResult
from workreport.services.training.plans import words_for
from workreport.services.training.stage import Department, Stage
from workreport.services.training.texts import TaskText, UnitText, filled

# Over one round every kind of lateness and every state of a task occurs.
OUTCOMES = (
    "ahead",
    "on_time",
    "ahead",
    "late",
    "on_time",
    "ahead",
    "open",
    "on_time",
    "not_started",
    "ahead",
    "overdue",
)
_FINISHED = frozenset({"ahead", "on_time", "late"})
_WHOLE_ROUND = len(OUTCOMES)


@dataclass(slots=True)
class MonthWriter:
    """Writes the report of one department and month."""

    stage: Stage
    department: Department
    period: Period
    as_of: date
    counts: Counter[str] = field(default_factory=Counter)
    rated: list[int] = field(default_factory=list)  # places of civil servants who are present

    @property
    def texts(self) -> UnitText:
        """The words of the department."""
        return self.stage.texts.unit(self.department.code, self.department.name)

    def report(self, draft: ReportDraft) -> dict[str, Any]:
        """Return a whole report: results, additions, words, classification, proposals."""
        self.rated = [
            place
            for place, one in enumerate(draft.roster)
            if one.group == "civil_servants" and not one.away
        ]
        ordered = sorted(draft.tasks, key=lambda task: (task.born, task.content))
        tasks = [self.result(task, place) for place, task in enumerate(ordered)]
        tasks += self._additions()
        return {
            "as_of": self.as_of.isoformat(),
            "tasks": tasks,
            "text": self.words(tasks),
            "ratings": [self.rating(one, place) for place, one in enumerate(draft.roster)],
            "next": [
                {"content": filled(content, self.period), "due": self._next_due(place)}
                for place, content in enumerate(self.texts.next)
            ],
        }

    def result(self, task: Task, place: int) -> dict[str, Any]:
        """Return what is said about one task."""
        outcome = self._outcome(task, place)
        self.counts[outcome] += 1
        words = words_for(self.texts, task.content)
        said = (
            self._finished(task, outcome, words)
            if outcome in _FINISHED
            else (self._unfinished(task, outcome, words))
        )
        return {"id": task.id, **said}

    def _outcome(self, task: Task, place: int) -> str:
        if task.born < str(self.period):
            stuck = self._roll(4, task.content) == 0
            return "overdue" if stuck and task.due_on is not None else "late"
        start = self._roll(_WHOLE_ROUND, "start")
        outcome = OUTCOMES[(start + place) % _WHOLE_ROUND]
        if outcome == "overdue" and (task.due_on is None or task.due_on >= self.as_of):
            return "open"
        return outcome

    def _finished(self, task: Task, outcome: str, words: TaskText | None) -> dict[str, Any]:
        due = task.due_on or self.as_of
        apart = 1 + self._roll(4, task.content, "apart")
        quality = (1, 2, 1, 2, 1, 3, 1, 2)[self._roll(8, task.content, "quality")]
        causes: list[str] = []
        if outcome == "late":
            causes.append(self._one(self.stage.texts.late_causes, task.content))
        if quality == 3:  # noqa: PLR2004 - the lowest of the three levels of quality
            causes.append(self._one(self.stage.texts.low_quality_causes, task.content))
        written = self._roll(9, task.content, "paper") > 0
        return {
            "status": "completed",
            "result": self._done(task, words),
            "done_on": self._done_on(due, outcome, apart).isoformat(),
            "quality": quality,
            "cause": "; ".join(causes),
            "exceeds": outcome == "ahead" and quality == 1 and apart == 4,  # noqa: PLR2004
            "evidence": self._paper(task, words) if written else "",
        }

    def _done_on(self, due: date, outcome: str, apart: int) -> date:
        calendar = self.stage.calendar(self.period)
        if outcome == "on_time":
            return due
        if outcome == "late":
            earliest = max(due, self.period.first_day - timedelta(days=1))
            return calendar.next_working(earliest + timedelta(days=apart))
        day = calendar.previous_working(due - timedelta(days=apart))
        return max(day, min(due, self.period.first_day))

    def _unfinished(self, task: Task, outcome: str, words: TaskText | None) -> dict[str, Any]:
        doing = "" if words is None else words.doing
        begun = outcome != "not_started"
        return {
            "status": "in_progress" if begun else "not_started",
            "result": (doing or "Đang lấy ý kiến các phòng") if begun else "",
            "cause": self._one(self.stage.texts.open_causes, task.content),
            "objective": self._roll(3, task.content, "objective") == 0,
            "carry": True,
        }

    def _done(self, task: Task, words: TaskText | None) -> str:
        if words is None:
            product = task.product[:1].lower() + task.product[1:]
            return f"Đã tham mưu {product}" if product else "Đã thực hiện xong, có báo cáo kèm theo"
        spread = max(1, words.count // 10)
        quantity = words.count + self._roll(2 * spread + 1, task.content, "quantity") - spread
        return words.done.format(q=f"{quantity:,}".replace(",", "."))

    def _paper(self, task: Task, words: TaskText | None) -> str:
        number = 100 + self._roll(850, task.content, "number")
        pattern = "Báo cáo số {no}-BC/BTCTU" if words is None else words.paper
        return pattern.format(no=number)

    def _additions(self) -> list[dict[str, Any]]:
        """Return work that came up during the month; some of it never had a due day."""
        found = []
        for place, words in enumerate(self.texts.ad_hoc):
            if self._roll(3, "ad_hoc", place) == 0:
                continue
            calendar = self.stage.calendar(self.period)
            done_on = calendar.previous_working(self.as_of - timedelta(days=1 + place))
            due = None if place else done_on
            content = filled(words.content, self.period)
            task = Task(
                id="",
                born=str(self.period),
                unit=self.department.unit,
                content=content,
                product=words.product,
                due_on=due,
            )
            self.counts["on_time"] += 1
            found.append(
                {
                    "content": content,
                    "product": words.product,
                    "coef": words.coef,
                    "due": None if due is None else due.isoformat(),
                    "status": "completed",
                    "result": self._done(task, words),
                    "done_on": done_on.isoformat(),
                    "quality": 1 + self._roll(2, content, "quality"),
                    "evidence": self._paper(task, words),
                }
            )
        return found

    def words(self, tasks: list[dict[str, Any]]) -> dict[str, str]:
        """Return the narrative with the counts of this month; no month repeats the one before."""
        finished = [task for task in tasks if task["status"] == "completed"]
        late = self.counts["late"] + self.counts["overdue"]
        values = {
            "all": len(tasks),
            "done": len(finished),
            "late": late,
            "open": len(tasks) - len(finished),
            "ontime": len(finished) - self.counts["late"],
        }
        texts, turn = self.texts, self.period.year * 12 + self.period.month
        share = f"{100 * len(finished) / max(1, len(tasks)):.1f}".replace(".", ",")
        first = next((task["result"] for task in finished if task["result"]), "")
        return {
            "results": (
                f"Trong tháng {self.period.month}, phòng được giao {values['all']} nhiệm vụ; "
                f"đã hoàn thành {values['done']} ({share}%), còn {values['open']} nhiệm vụ "
                f"đang làm hoặc chưa làm. Nổi bật: {first[:1].lower()}{first[1:]}."
            ),
            "advantages": texts.advantages[turn % len(texts.advantages)].format_map(values),
            "limitations": texts.limitations[turn % len(texts.limitations)].format_map(values),
            "causes": texts.causes[turn % len(texts.causes)],
            "proposals": texts.proposals[turn % len(texts.proposals)],
        }

    def rating(self, one: RatedPerson, place: int) -> dict[str, Any]:
        """Return the department's and the person's own voice about one person."""
        if one.away:
            return {"person": one.person}
        chance = self._roll(12, "level", one.name)
        own = "A" if chance in {0, 1, 2} else "B"
        if one.group == "heads":
            return {"person": one.person, "own": own}
        level = self._level(place) if place in self.rated else "B"
        remarks = self.stage.texts.remarks.get(level)
        return {
            "person": one.person,
            "own": own,
            "department": level,
            "remark": self._one(remarks, one.name) if remarks else "",
        }

    def _level(self, place: int) -> str:
        """Put single people of a department above or below the level most people have."""
        units = [one.code for one in self.stage.departments]
        turn = self.period.month + units.index(self.department.code)
        every_unit = self.period.month % 2 == 1  # in odd months the proposals exceed the quota
        levels: dict[str, int] = {}
        if every_unit or turn % 2 == 0:
            levels["A"] = 0
        if turn % 4 == 1:
            levels["C"] = 1
        if every_unit and turn % 4 == 2:  # noqa: PLR2004 - another department than the one with C
            levels["D"] = 2
        position = sum(person < place for person in self.rated)
        return next((level for level, wanted in levels.items() if wanted == position), "B")

    def _next_due(self, place: int) -> str:
        calendar = self.stage.calendar(self.period)
        day = self.period.next.first_day + timedelta(days=12 + 7 * place)
        return calendar.previous_working(day).isoformat()

    def _roll(self, sides: int, *question: object) -> int:
        return self.stage.dice.roll(sides, self.period, self.department.code, *question)

    def _one(self, choices: list[str], *question: object) -> str:
        return choices[self._roll(len(choices), *question)]


def in_order(draft: ReportDraft) -> list[TaskResult]:
    """Return the results of a draft by content: ids are chance, and the same seed must tell."""
    contents = {task.id: task.content for task in draft.tasks}
    return sorted(draft.results, key=lambda one: contents.get(one.task, ""))
