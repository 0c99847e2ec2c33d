"""OCR: reads the text and the codes of each page of a document."""
