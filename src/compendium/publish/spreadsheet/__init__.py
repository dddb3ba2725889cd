"""The page that checks a spreadsheet in the reader's browser: what it shows, and what it loads when it is asked to."""
