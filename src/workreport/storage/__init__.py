"""The encrypted workspace file: ledger, projections, drafts, backups."""
