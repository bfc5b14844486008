"""What pages show and do, without a widget."""
