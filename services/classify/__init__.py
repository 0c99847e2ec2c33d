"""Classify: from what was read, which type of credential it is, how sure that is, and what its fields say."""
