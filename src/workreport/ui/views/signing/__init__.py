"""Signing a PDF with somebody's own key."""
