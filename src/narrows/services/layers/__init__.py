"""Layers: roadmap, objectives of streams, objectives of the organisation, each told apart."""
