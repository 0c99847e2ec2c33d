"""Credit: turns a verified credential into a higher limit, by policy, once."""
