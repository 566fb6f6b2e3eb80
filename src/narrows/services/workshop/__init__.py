"""The workshop: from why to the first objectives, step by step into a plan."""
