"""Tests of loading, making and importing studies."""
