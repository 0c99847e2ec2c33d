"""Which line goes on in which: names and sentences run over the end of a line."""

from services.classify.text import TextLine, has_han

_LOOKED_AT = 8
_GAP_MAX = 1.4  # heights of the line
_UNLIKE_MAX = 1.9  # times as tall


def below(lines: tuple[TextLine, ...], place: int) -> TextLine | None:
    """The line that goes on below this one, in the same column and of about its height; None where none does."""
    line = lines[place]
    for other in lines[place + 1 : place + 1 + _LOOKED_AT]:
        if other.page != line.page:
            return None
        if other.middle <= line.middle + 0.5 * line.height:
            continue
        alike = max(other.height, line.height) <= _UNLIKE_MAX * min(other.height, line.height)
        near = other.top - line.bottom <= _GAP_MAX * min(line.height, other.height)
        if alike and near and min(line.right, other.right) - max(line.left, other.left) > 0:
            return other
    return None


def with_the_next(lines: tuple[TextLine, ...], place: int) -> str:
    """The line's text, and after it that of the line that goes on below it."""
    line, other = lines[place], below(lines, place)
    if other is None:
        return line.text
    return f"{line.text}{'' if has_han(line.text[-1:]) and has_han(other.text[:1]) else ' '}{other.text}"
