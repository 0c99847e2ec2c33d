"""All cases: papers as text, and what is to be said of them."""

from tests.unit.classify.cases_abroad import ABROAD
from tests.unit.classify.cases_done import DONE
from tests.unit.classify.cases_learnt import LEARNT

CASES = (*LEARNT, *DONE, *ABROAD)
