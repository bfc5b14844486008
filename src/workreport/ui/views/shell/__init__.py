"""The main window: side bar, top bar, status bar and the pages between them."""
