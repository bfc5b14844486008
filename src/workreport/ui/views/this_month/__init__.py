"""The page of the month: one sentence, one button, what is to be done before filing."""
