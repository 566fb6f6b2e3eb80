"""Tables that leave the product: as CSV and as a spreadsheet, the same rows in both."""
