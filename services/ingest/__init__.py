"""Ingest: takes uploads in, or refuses them with a reason that the customer can act on."""
