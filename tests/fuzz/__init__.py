"""Hostile texts against every public function: ``python -m tests.fuzz --runs 1000000``."""
