"""Who may ask from outside."""
