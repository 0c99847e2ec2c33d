"""Delivery: nothing lost, nothing twice. The loop that every service runs, its dead letters, inbox, outbox and relay."""
