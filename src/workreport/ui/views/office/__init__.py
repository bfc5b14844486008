"""Parts that the Office's pages share."""
