"""The parts of a photograph: what goes wrong, where the page lies, what is on it, light, lens and sensor, the file."""
