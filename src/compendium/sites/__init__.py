"""What a study of many sites shows: computed, and drawn."""
