"""What the study computed, as pure functions: frames in, frames out."""
