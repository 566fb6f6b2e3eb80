"""The demonstration, lived by the services that people use."""
