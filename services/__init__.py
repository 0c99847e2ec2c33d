"""The services, each an own process. None imports another; they meet on the bus alone."""
