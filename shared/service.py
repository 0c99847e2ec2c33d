"""Makes a service of a stage: the FastStream app with its consumer, producer, health and metrics pages."""
