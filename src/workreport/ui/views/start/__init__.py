"""The first window: unlock a workspace or begin with a new one."""
