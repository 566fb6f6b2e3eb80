"""Where tools call: by whatever name this server is known outside, and answered without a word."""

HOOKS = "/hooks/"


def is_hook(path: str) -> bool:
    """Whether a path is one that tools call."""
    return path.startswith(HOOKS)
