"""Colours, fonts, sizes and icons: what the window looks like; QtGui only."""
