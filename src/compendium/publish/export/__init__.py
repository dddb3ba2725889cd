"""What a study found, in files to send: workbooks, figures and a text that says what each file is."""
