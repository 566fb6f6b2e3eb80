"""What happened: immutable Parquet segments under one manifest, and DuckDB over them."""
