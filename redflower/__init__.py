"""The command line: run one service or the whole system, send it real files, watch what goes by, and the demo."""
