"""The demo: drawn credentials, genuine and otherwise, through the whole system, each with the end that it must have."""
