"""A built site as one PDF, for people who meet over paper and for those who read with a screen reader."""
