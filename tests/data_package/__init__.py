"""Tests of compendium.load: reading, checking, mending."""
