"""The department's report: words, checks, filing."""
