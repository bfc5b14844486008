"""Texts, dates and the Vietnamese order."""
