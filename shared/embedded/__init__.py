"""Kafka and Postgres on loopback from packages alone, for demo, development and tests. Production brings its own."""
