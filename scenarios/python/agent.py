"""An agent in Python, for python.slow.test.ts: hands off, waits, and does what was decided once. Its effect is a line in a file."""

import asyncio
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "clients", "python"))
from baton import AsyncBaton, Baton, InDoubt, NotApplied  # noqa: E402

job = json.loads(os.environ["BATON_JOB"])
baton = Baton(job["url"], job["key"], runner=job.get("runner"))


def say(**what):
    print(json.dumps(what), flush=True)


def refund(amount, decided=None, **more):
    with open(job["effects"], "a") as file:
        file.write(f"{job['reference']} {amount}\n")
        file.flush()
        os.fsync(file.fileno())
    if job.get("hangs"):
        say(effect=True)
        time.sleep(3600)
    return f"Refunded ${amount}."


def hand_off():
    note = {**job["note"], "action": {"tool": "refund", "arguments": {"amount": 180}}}
    return baton.hand_off(job["reference"], note, lane="support")["handoff"]


def once():
    handoff = hand_off()
    say(waits=handoff["id"])
    decision = baton.wait_for_decision(handoff, on_question=lambda question: f"You asked: {question}")["decision"]
    asked = {"tool": "refund", "arguments": {"amount": 180}}
    done = baton.once(handoff, decision, refund, asked=asked)
    say(happened=done.happened, text=done.text)


def guarded():
    done = baton.guarded(job["reference"], "refund", {"amount": 180}, refund, note=job["note"], lane="support")
    say(happened=done.happened, text=done.text)


async def in_a_loop():
    desk = AsyncBaton(job["url"], job["key"])
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.01)

    async def run(amount):
        await asyncio.sleep(0)
        return refund(amount)

    ticking = asyncio.create_task(tick())
    done = await desk.guarded(job["reference"], "refund", {"amount": 180}, run, note=job["note"], lane="support")
    ticking.cancel()
    # The loop went on while a person was waited for.
    say(happened=done.happened, text=done.text, went_on=ticks > 0)


def fails():
    handoff = hand_off()
    decision = baton.wait_for_decision(handoff)["decision"]

    def run(amount):
        raise {"failed": ValueError, "not_applied": NotApplied, "in_doubt": InDoubt}[job["raises"]]("Card declined.")

    say(happened=baton.once(handoff, decision, run).happened)


def exact():
    arguments = {"account": 9007199254740993123, "rate": 0.1, "text": "grüße \u2028 “so”"}
    note = {**job["note"], "action": {"tool": "refund", "arguments": arguments}}
    handoff = baton.hand_off(job["reference"], note, lane="support")["handoff"]
    decision = baton.wait_for_decision(handoff)["decision"]
    got = {}
    done = baton.once(handoff, decision, lambda **given: got.update(given))
    say(happened=done.happened, same={name: str(value) for name, value in got.items()} == job["expected"])


def by_hand():
    handoff = hand_off()
    decision = baton.wait_for_decision(handoff)["decision"]
    claim = baton.claim(handoff, decision, seconds=30)
    longer = baton.claim(handoff, decision, seconds=60, claim=claim["claim"])
    other = Baton(job["url"], job["key"], runner="another").claim(handoff, decision)
    event = {"kind": "action", "action": claim["action"]}
    verdicts = [baton.gate(event, approved={"handoff": handoff["id"], "claim": shown})["verdict"] for shown in (claim["claim"], "none")]
    baton.report_effect(handoff, decision, "done", "Refunded.", claim=claim["claim"])
    withdrawn = baton.hand_off(job["reference"] + "/2", job["note"], lane="support")["handoff"]
    baton.mend(withdrawn, job["note"])
    say(
        longer=longer["run"],
        other=other["run"],
        verdicts=verdicts,
        state=baton.read(handoff)["state"],
        withdrawn=baton.withdraw(withdrawn, "Solved.")["state"],
    )


work = {"in_a_loop": lambda: asyncio.run(in_a_loop())}
work.update({one.__name__: one for one in (once, guarded, fails, exact, by_hand)})
work[job["does"]]()
