"""What the pages of a department's desk share."""
