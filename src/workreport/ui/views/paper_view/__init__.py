"""Any paper as it will print, page by page."""
