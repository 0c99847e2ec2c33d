"""The same events again and again, in any order; and messages that can never succeed, in the running system."""

import asyncio
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from shared.bus.publisher import Message
from shared.events import CredentialDocumented, CredentialRead
from tests.faults.harness import Harness
from tests.faults.judge import problems
from tests.faults.load import account, load, to_message
from tests.faults.papers import papers, scraps

pytestmark = [pytest.mark.faults, pytest.mark.timeout(420)]


def poison(kind: str) -> Message:
    """A reading that classify can't read, of one kind or another."""
    attributes = {
        "ce_specversion": b"1.0",
        "ce_id": b"6f0a2c1e-7d53-5b0e-9c53-6b1c0f6a9e12",
        "ce_type": CredentialRead.type.encode(),
        "ce_source": b"\xff\xfe" if kind == "header_not_utf8" else b"/somebody",
        "ce_time": b"2026-01-01T00:00:00+00:00",
    }
    value = b"\xff\xd8 no json" if kind == "value_not_json" else b'{"account_id": "poison"}'
    return CredentialRead.topic, b"poison", value, list(attributes.items())


@pytest.fixture
def dlq(harness: Harness) -> Callable[..., str]:
    """``redflower dlq ...`` on the running system, as a user would call it."""
    environment = {**os.environ, "REDFLOWER_STATE_DIR": str(harness.system.state.root)}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "redflower", "dlq", *arguments],
            capture_output=True,
            text=True,
            env=environment,
            timeout=90,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def listed(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


async def test_the_same_upload_100_times(harness: Harness):
    """One upload announced a hundred times has one effect, and so have its neighbours."""
    async with load(harness) as underway:
        made = (await asyncio.to_thread(papers, "hundred", 2))[:4]
        await harness.send([to_message(account(paper.account_id, paper.holder)) for paper in made])
        same, *others = [await underway.store(paper) for paper in made]
        await underway.upload([same] * 50)
        await underway.upload(others)
        await underway.upload([same] * 50)
        await underway.verify(grants_min=3)


async def test_100_uploads_again_and_again_in_any_order(harness: Harness):
    """A hundred uploads, then all of them shuffled, then shuffled otherwise: one effect each."""
    async with load(harness) as underway:
        made = await asyncio.to_thread(lambda: papers("shuffled", 2) + scraps("shuffled", 92))
        assert len(made) == 100
        await harness.send([to_message(account(paper.account_id, paper.holder)) for paper in made])
        events = [await underway.store(paper) for paper in made]
        chance = random.Random(3)
        await underway.upload(events)
        for _ in range(2):
            chance.shuffle(events)
            await underway.upload(events)
        await underway.verify(grants_min=4)


async def test_poison_before_classify_is_set_aside_listed_shown_and_sent_again(
    harness: Harness, dlq: Callable[..., str]
):
    """Three kinds of poison among good readings: the good go on; the commands list, show and replay the poison."""
    kinds = ["header_not_utf8", "value_invalid", "value_not_json"]
    topic = harness.settings.dead_letter_topic(CredentialRead.topic, "classify")
    async with load(harness) as underway:
        made = await asyncio.to_thread(papers, "poison", 1)
        await underway.send(made[:2])
        await underway.until(lambda: underway.passed("ocr") >= 1, "readings are there")
        await harness.send([poison(kind) for kind in kinds])
        await underway.send(made[2:])
        evidence = await underway.evidence()
        assert sorted(evidence.dead_letters) == [f"{kind} in {topic}" for kind in kinds]
        assert problems(replace(evidence, dead_letters=())) == []

        letters = listed(await asyncio.to_thread(dlq, "list", "--json"))
        assert sorted((letter["reason"], letter["attempt"], letter["replayed"]) for letter in letters) == [
            (kind, 1, False) for kind in kinds
        ]
        not_json = next(letter for letter in letters if letter["reason"] == "value_not_json")
        shown = json.loads(await asyncio.to_thread(dlq, "show", topic, str(not_json["offset"]), "--json"))
        assert shown["original_topic"] == CredentialRead.topic
        assert "no json" in str(shown["value"])

        assert "3 sent again" in await asyncio.to_thread(dlq, "replay", topic)
        evidence = await underway.evidence()
    letters = listed(await asyncio.to_thread(dlq, "list", "--json"))
    assert sorted((letter["attempt"], letter["replayed"]) for letter in letters) == [(1, True)] * 3 + [(2, False)] * 3
    assert len(evidence.dead_letters) == 6


async def test_what_was_set_aside_is_mended_and_sent_again(harness: Harness, dlq: Callable[..., str]):
    """A page that was lost goes to the dead letters; once it is back and the letter sent again, the upload has its end."""
    topic = harness.settings.dead_letter_topic(CredentialDocumented.topic, "ocr")
    (paper, *_) = await asyncio.to_thread(papers, "mended", 1)
    async with load(harness) as underway:
        with harness.held("ocr"):
            await underway.send([paper])
            await underway.until(lambda: underway.passed("ingest") == 1, "the document waits for OCR")
            objects = harness.system.state.objects
            assert urlsplit(harness.system.storage_url).path == str(objects)
            (page,) = objects.glob(f"documents/u-{paper.upload_id}/*/page-01.jpg")
            lost = page.rename(page.with_suffix(".lost"))
        await underway.until(lambda: underway.ended == 1, "the message is set aside")
        lost.rename(page)
        assert "1 sent again" in await asyncio.to_thread(dlq, "replay", topic)
        await underway.until(lambda: underway.passed("verify") == 1, "it goes on")
        evidence = await underway.evidence()
    assert evidence.dead_letters == [f"object_missing in {topic}"]
    assert problems(replace(evidence, dead_letters=())) == []
    assert evidence.grants == 1
