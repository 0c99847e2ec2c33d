"""The whole system, as people run it: real processes, a real broker, a real database, real OCR."""
