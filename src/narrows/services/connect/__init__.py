"""Connecting a tool: three fields, its token kept sealed, its statuses mapped."""
