"""Tables, figures and words of a study with many sites."""
