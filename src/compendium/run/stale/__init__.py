"""What has changed since it was last made."""
