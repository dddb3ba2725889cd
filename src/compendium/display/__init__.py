"""Tables, figures and sentences for notebooks: results of the analysis in, things to show out."""
