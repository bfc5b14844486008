"""The schema's history; a released revision is never edited and imports nothing of ours."""
