"""Bodies of what people say to each other beside the plan (contracts 1, 5)."""

from typing import Annotated

from msgspec import Meta

from workreport.ledger.bodies.base import Body

MOST_LETTERS = 2000
Words = Annotated[str, Meta(min_length=1, max_length=MOST_LETTERS)]


class TaskComment(Body, frozen=True, kw_only=True):
    """A remark about a task, plain text, read by everybody who holds the unit's plan."""

    comment: str
    task: str
    unit: str
    text: Words
