"""The service's own errors."""


class PageError(Exception):
    """This page can't be read; its neighbours can.

    Args:
        code: what goes into ``PageReading.failure``.
        detail: one sentence for an operator, without text from the page.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
