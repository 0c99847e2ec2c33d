"""What is measured, against whom, in one run: ``python -m benchmarks [name…] [--quick] [--json FILE]``."""
