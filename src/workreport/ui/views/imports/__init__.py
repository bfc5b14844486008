"""The page that takes workbooks in and writes them out."""
