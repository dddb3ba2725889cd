"""Result: approaches and criteria in the terms of implementation science (ERIC and CFIR 2.0)."""
