"""Result: what report and paper tell differently."""
