"""Verify: weighs the evidence on a recognised credential into verified, rejected or needs_review."""
