"""Tables and pictures as files: CSV, spreadsheets, and charts that stand alone."""
