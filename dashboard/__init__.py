"""The dashboard: from a log workbook to a number that can be trusted."""
