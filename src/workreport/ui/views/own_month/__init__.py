"""A member's own month: own tasks, own level, and the way to the head."""
