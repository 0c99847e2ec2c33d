"""What all services share: events, the bus, storage, settings, telemetry. No business rule lives here."""
