"""An identity card in the manner of China's: people upload it by mistake, and it earns nothing."""

import numpy as np

from specimens.content import Content
from specimens.figures import portrait
from specimens.names import street
from specimens.ornament import guilloche, rosette
from specimens.paper import Paper

_LABEL = (60, 110, 160)


def identity_card(content: Content, rng: np.random.Generator) -> Paper:
    """The side with the portrait."""
    ground = guilloche(1440, 908, (226, 238, 246), (150, 190, 214), strength=0.5, style=2)
    rosette(ground, 620, 440, 260, (160, 196, 220), petals=14)
    paper = Paper.of(ground, "card")
    paper.row(100, 140, "姓名", content.holder, 52, gap=150, name="holder", face="hei", label_colour=_LABEL)
    sex = "女" if content.female else "男"
    paper.row(100, 250, "性别", sex, 44, gap=150, face="hei", label_colour=_LABEL)
    paper.row(400, 250, "民族", "汉", 44, gap=130, face="hei", label_colour=_LABEL)
    born = content.born_on
    paper.row(
        100, 360, "出生", f"{born.year}年{born.month}月{born.day}日", 44, gap=150, face="hei", label_colour=_LABEL
    )
    paper.row(100, 470, "住址", street(rng), 42, gap=150, face="hei", label_colour=_LABEL, width_max=600)
    paper.row(100, 780, "公民身份号码", content.number if len(content.number) == 18 else content.identity, 56, gap=372,  # noqa: PLR2004
              name="number" if len(content.number) == 18 else None, face="hei", label_colour=_LABEL)  # noqa: PLR2004  # fmt: skip
    paper.put(portrait(400, 500, rng), 1150, 400)
    paper.title = "公民身份号码"
    return paper
