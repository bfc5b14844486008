"""Pages and windows; they only connect view-models with widgets."""
