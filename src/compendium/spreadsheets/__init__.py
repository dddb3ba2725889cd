"""The one writer of workbooks and of CSV files that people take along: XLSX, ODS and CSV of the same sheets."""
