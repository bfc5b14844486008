"""A person's own sheet: twelve months, the published result, objections, events."""
