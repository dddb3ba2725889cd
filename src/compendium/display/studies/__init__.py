"""How a study is shown: tables, figures and sentences, readable with five sites and with hundreds."""
