"""What people on both sides say to each other."""
