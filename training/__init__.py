"""Makes the weights that ``services/classify`` serves, from drawn papers and made-up wordings alone, by fixed seeds."""
