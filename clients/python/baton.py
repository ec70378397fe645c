"""Hand work to a person from any Python agent, and do what was decided once.

One file, standard library only, Python 3.9 or newer: copy it into your project, or put its folder on the path.

    from baton import Baton

    baton = Baton("http://127.0.0.1:4747", key)
    handoff = baton.hand_off(
        "run-881/call_0",  # yours: the same reference again is the same handoff
        lane="support",
        conversation=[{"role": "customer", "text": "I was charged twice for order 4471."}],
        note={"ask": "Refund $180", "action": {"tool": "refund", "arguments": {"order": "4471", "amount": 180}}},
    )["handoff"]
    decision = baton.wait_for_decision(handoff)["decision"]  # survives restarts of both sides
    if decision:
        print(baton.once(handoff, decision, lambda order, amount: f"Refunded ${amount}.").text)

`AsyncBaton` has the same methods as coroutines. `guarded` puts a person before one tool call of any loop.
Every method raises `BatonError` where the desk refuses, with `code` and what to do, and `Unreachable` where nobody answers.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import inspect
import json
import os
import random
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Awaitable, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, TypedDict, Union

__all__ = [
    "AsyncBaton",
    "Baton",
    "BatonError",
    "Decided",
    "InDoubt",
    "NotApplied",
    "Once",
    "Unreachable",
    "WebhookRefused",
    "verify_webhook",
]

Json = Dict[str, Any]
#: A handoff as the desk answered it, or its id.
HandoffOrId = Union[str, Mapping[str, Any]]


class Decision(TypedDict, total=False):
    """What a person decided. `edits` holds what they changed; `text` their reason, answer or task for you."""

    id: str
    kind: str  # approve, approve_with_edits, reject, answer, take_over, return, done, not_needed
    by: str
    byName: str
    at: str
    text: str
    option: str
    outcome: str
    edits: Json
    promised: str


class Answer(TypedDict, total=False):
    """How the wait ended. Without a decision nothing was approved: `state` is withdrawn, expired or closed, `status` says why."""

    state: str
    decision: Optional[Decision]
    status: str
    question: Optional[str]


class Claim(TypedDict, total=False):
    """`run`: you carry it out, with `action` as it was approved. Else `by` has it `since`, or it is in `doubt`."""

    run: bool
    claim: str
    by: str
    since: str
    until: str
    doubt: bool
    decision: Decision
    action: Json


class BatonError(Exception):
    """The desk refused. `code` is one of its problem codes, `problem` the whole answer with what to do (`next`)."""

    def __init__(self, problem: Json, status: int) -> None:
        super().__init__(f"{problem.get('detail', '')} {problem.get('next', '')}".strip() or f"status {status}")
        self.problem = problem
        self.status = status
        self.code: str = str(problem.get("code", ""))
        #: The same call may be sent again; it has been already, as often as it may.
        self.retry = status >= 500 or status == 429 or self.code in ("idempotency-in-progress", "conflict")


class Unreachable(Exception):
    """Nobody answered, or something that is no desk did. Worth another try."""


class WebhookRefused(Exception):
    """Not from the desk, changed on its way, or too old: answer 400 and do nothing."""


class NotApplied(Exception):
    """Raise it in `run` where what was approved is of no use any more: the decision ends, and nothing was done."""


class InDoubt(Exception):
    """Raise it in `run` where it may have happened and you cannot tell, as after a time-out: a person looks."""


@dataclass(frozen=True)
class Decided:
    """What `once` carries out; a `run` that has a parameter `decided` is given it."""

    decision: Decision
    action: Optional[Json]
    claim: str
    until: str
    #: Set when the claim could not be held: somebody looks whether it happened. Stop where you safely can.
    lost: threading.Event


@dataclass(frozen=True)
class Once:
    """What happened, with a `text` that tells it to a model.

    `happened` is done, failed, not_applied, not_run (nobody approved it), before (it was carried out and reported before),
    elsewhere (another runner is at it), in_doubt (it may have happened; a person looks) - and of `guarded` also proceeded
    (no person was needed), never (the agent must not), held (the note lacks something: see `held`) and undecided.
    """

    happened: str
    text: str
    value: Any = None
    error: Optional[BaseException] = None
    #: Why the desk could not be told what was done. It falls in doubt there; do not run it again.
    unreported: Optional[Exception] = None
    outcome: Optional[str] = None
    by: Optional[str] = None
    since: Optional[str] = None
    held: Optional[Json] = None


APPROVALS: Tuple[str, ...] = ("approve", "approve_with_edits")

_POLL_SECONDS = 50
_ASK_AGAIN_SECONDS = 5.0
_LONGEST_PAUSE = 60.0
_LONGEST_REPORT = 500
_REPORT_TRIES = 12


class Baton:
    """The agent's door to the desk at `url`, with the agent's `key`. Makes no call by itself; may be shared by threads.

    `runner` names this worker for people (default: host and process). `retries`: further tries after a network failure or a
    refusal that may be tried again, about 5 seconds in all. `timeout`: seconds for the answer to one try.
    """

    def __init__(
        self, url: str, key: str, *, runner: Optional[str] = None, retries: int = 4, timeout: float = 30.0
    ) -> None:
        self.url = url.rstrip("/")
        self.runner = runner or f"{socket.gethostname()}, process {os.getpid()}, {uuid.uuid4().hex[:8]}"
        self._key = key
        self._retries = retries
        self._timeout = timeout

    def hand_off(
        self,
        reference: str,
        note: Optional[Json] = None,
        *,
        lane: Optional[str] = None,
        conversation: Optional[Sequence[Json]] = None,
        brief: Optional[Json] = None,
        **more: Any,
    ) -> Json:
        """Hand work to a person. It is recorded and owned when this returns.

        `reference` is your own name for it, never given twice (run and tool call): the same again, after a restart too, is the same
        handoff. `note` and `brief` are what you know; the rest is filled in from `conversation`. `more`: customer, urgency, trigger,
        usefulUntil, messages and whatever else `POST /v1/handoffs` takes. Returns {"handoff", "existed", "questions"}; a handoff of
        state "held" lacks something: see its "findings" and `mend`.
        """
        return self._call("POST", "/v1/handoffs", _given(
            reference=reference, note=note, lane=lane, conversation=conversation, brief=brief, **more
        ))

    def read(self, handoff: HandoffOrId) -> Json:
        """The handoff as it stands. Its "status" is one sentence, fit to be told to the customer."""
        return self._call("GET", _path(handoff))

    def wait_for_decision(
        self,
        handoff: HandoffOrId,
        *,
        on_question: Optional[Callable[[str], Optional[str]]] = None,
        timeout: Optional[float] = None,
    ) -> Answer:
        """Wait until a person has decided, or nobody needs to any more; while the desk is away it keeps trying.

        `on_question` is called when the owner asks something; what it returns is sent as the reply, None leaves it open.
        `timeout`: seconds, after which TimeoutError is raised; the handoff stays as it is.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError("Nobody has decided yet; the handoff stays as it is.")
            wait = _POLL_SECONDS if left is None else min(_POLL_SECONDS, max(0, int(left)))
            got: Answer = self._call("GET", f"{_path(handoff)}/decision?wait={wait}", wait=wait, until=end, forever=True)  # type: ignore[assignment]
            if got["state"] in ("withdrawn", "expired", "closed") or (got["state"] == "decided" and got["decision"]):
                if got["state"] in ("withdrawn", "expired"):
                    got["decision"] = None
                return got
            question = got.get("question")
            if not question:
                if wait == 0:
                    time.sleep(min(0.2, max(0.0, left or 0.0)))
                continue
            reply = on_question(question) if on_question else None
            if reply is None:
                # An open question makes every poll answer at once.
                time.sleep(_ASK_AGAIN_SECONDS if left is None else min(_ASK_AGAIN_SECONDS, left))
                continue
            try:
                self.reply(handoff, reply)
            except BatonError as error:
                # Somebody else has answered meanwhile, or the person has decided without.
                if error.code not in ("wrong-state", "already-decided"):
                    raise

    def mend(
        self,
        handoff: HandoffOrId,
        note: Optional[Json] = None,
        *,
        brief: Optional[Json] = None,
        answers: Optional[Mapping[str, str]] = None,
    ) -> Json:
        """The whole note again, mended, or answers to questions of the desk by their ids. What is left out stays as it was."""
        return self._call("PUT", f"{_path(handoff)}/note", _given(note=note, brief=brief, answers=answers))

    def reply(self, handoff: HandoffOrId, text: str) -> Json:
        """Answer the owner's question."""
        return self._call("POST", f"{_path(handoff)}/reply", {"text": text})

    def add_messages(self, handoff: HandoffOrId, messages: Sequence[Json]) -> Json:
        """Later messages of the conversation, in every state."""
        return self._call("POST", f"{_path(handoff)}/messages", {"messages": list(messages)})

    def withdraw(self, handoff: HandoffOrId, reason: str) -> Json:
        """No longer needed. Refused once it is decided."""
        return self._call("POST", f"{_path(handoff)}/withdraw", {"reason": reason})

    def gate(self, event: Json, *, approved: Optional[Json] = None) -> Json:
        """May I go on? The "verdict" is proceed, review, hand_off or never.

        `approved`: {"handoff", "claim"} of an approved action that is about to run; it is judged again.
        """
        return self._call("POST", "/v1/gate", _given(event=event, approved=approved))

    def acknowledge(self, handoff: HandoffOrId, decision: Mapping[str, Any]) -> Json:
        """You have the decision. It does not keep two workers apart: `claim` and `once` do."""
        return self._call("POST", f"{_path(handoff)}/acknowledge", {"decisionId": decision["id"]})

    def claim(
        self,
        handoff: HandoffOrId,
        decision: Mapping[str, Any],
        *,
        seconds: int = 60,
        claim: Optional[str] = None,
        runner: Optional[str] = None,
    ) -> Claim:
        """The right to carry the decision out for `seconds` (1 to 3,600): one runner gets {"run": True, "claim", "until", "action"}.

        Report the effect in that time, or a person has to look whether it happened. `claim`: the id that you hold, to hold it longer,
        four hours in all at most.
        """
        body = _given(decisionId=decision["id"], runner=runner or self.runner, seconds=seconds, claim=claim)
        return self._call("POST", f"{_path(handoff)}/claim", body)  # type: ignore[return-value]

    def report_effect(
        self,
        handoff: HandoffOrId,
        decision: Mapping[str, Any],
        outcome: str,
        text: str = "",
        *,
        claim: Optional[str] = None,
    ) -> Json:
        """What you did with the decision: `outcome` is done, failed or not_applied. After failed a person is asked again."""
        return self._report(handoff, decision, outcome, text, claim, self._retries)

    def once(
        self,
        handoff: HandoffOrId,
        decision: Mapping[str, Any],
        run: Callable[..., Any],
        *,
        seconds: int = 60,
        say: Optional[Callable[[Any], str]] = None,
        runs_on: Iterable[str] = APPROVALS,
        asked: Optional[Json] = None,
    ) -> Once:
        """Carry out what was approved, once, however many runners try and wherever one of them dies: claim, run, report.

        `run` is called with the arguments as they were decided, by name; it may take `decided` too. What it raises is reported as
        failed and a person is asked anew; raise `NotApplied` where nothing is to be done any more, and `InDoubt` where you cannot
        tell whether it happened (TimeoutError counts as that). `asked`: {"tool", "arguments"} as the model called it, for the text.
        """
        asked = asked or {}
        tool = asked.get("tool")
        if decision["kind"] not in tuple(runs_on):
            self.acknowledge(handoff, decision)
            return Once("not_run", _not_approved(decision, tool))
        try:
            got = self.claim(handoff, decision, seconds=seconds)
        except BatonError as error:
            if error.code != "wrong-state" or error.problem.get("state") != "closed":
                raise
            effect = self.read(handoff).get("effect") or {}
            return Once("before", _before(effect), outcome=effect.get("outcome"))
        if not got["run"]:
            happened = "in_doubt" if got.get("doubt") else "elsewhere"
            return Once(happened, _not_here(got), by=got["by"], since=got["since"])

        made = got["decision"]
        action = got.get("action")
        arguments: Json = action["arguments"] if action else {}
        holding = _Holding(self, handoff, made, got["claim"], seconds)
        decided = Decided(made, action, got["claim"], got["until"], holding.lost)
        tool = action["tool"] if action else tool
        saying = (made, tool, arguments, asked.get("arguments"))

        def report(outcome: str, text: str) -> Optional[Exception]:
            holding.stop()
            try:
                self._report(handoff, made, outcome, text, got["claim"], _REPORT_TRIES)
            except (BatonError, Unreachable) as error:
                # It has happened, whatever the desk was told: that is no reason to run it again.
                return error
            return None

        try:
            value = _run(run, arguments, decided)
            text = say(value) if say else _as_text(value)
            return Once("done", _done(saying, text), value=value, unreported=report("done", text))
        except NotApplied as error:
            unreported = report("not_applied", str(error))
            return Once("not_applied", _joined(f"{_approved(made)}, and it was not done: {error}", _again(tool)), unreported=unreported)
        except (InDoubt, TimeoutError, socket.timeout) as error:
            holding.let_go()
            return Once("in_doubt", _broken_off(saying, str(error)), by=self.runner, since=got["since"], error=error)
        except Exception as error:
            message = str(error) or type(error).__name__
            return Once("failed", _failed(saying, message), error=error, unreported=report("failed", message))
        except BaseException:
            # Interrupted in the middle: nobody knows whether it happened.
            holding.let_go()
            raise
        finally:
            holding.stop()

    def guarded(
        self,
        reference: str,
        tool: str,
        arguments: Json,
        run: Callable[..., Any],
        *,
        note: Optional[Json] = None,
        brief: Optional[Json] = None,
        asks: str = "playbook",
        event: Optional[Json] = None,
        answers: Optional[Mapping[str, str]] = None,
        mend: Optional[Callable[[Json], Optional[Json]]] = None,
        on_question: Optional[Callable[[str], Optional[str]]] = None,
        timeout: Optional[float] = None,
        seconds: int = 60,
        say: Optional[Callable[[Any], str]] = None,
        **hand_off: Any,
    ) -> Once:
        """One tool call of any loop, with a person before it where the playbook wants one: gate, hand-off, wait, claim, run, report.

        Give `text` of what comes back to the model as the tool's answer. `asks`: "playbook" asks the gate, and what that lets go on
        runs at once; "always" asks a person. `event`: what triggers look at beside the action. A note that is held comes back as
        "held" with what is missing: call again with the same reference and a better note, brief or `answers`; or let `mend` return
        {"note", "brief", "answers"}. `hand_off`: lane, conversation, customer and the like. See `once` for `seconds` and `say`.
        """
        action = {"tool": tool, "arguments": arguments}
        about: Json = {"kind": "action", "action": action}
        if hand_off.get("conversation") is not None:
            about["conversation"] = hand_off["conversation"]
        if hand_off.get("customer") is not None:
            about["customer"] = {"id": hand_off["customer"]}
        about.update(event or {})
        verdict = None if asks == "always" else self.gate(about)
        if verdict and verdict["verdict"] == "never":
            return Once("never", _joined(verdict["why"], verdict.get("instead", ""), _again(tool)))
        if verdict and verdict["verdict"] == "proceed":
            try:
                value = _run(run, arguments, None)
            except Exception as error:
                return Once("failed", f"{tool} could not be done: {error}", error=error)
            return Once("proceeded", _as_text(value) or "Done.", value=value)

        def written(given: Optional[Json]) -> Json:
            # What a person takes over is nothing that they approve.
            proposed = {} if verdict and verdict["verdict"] == "hand_off" else {"action": action}
            why = {"why": {"code": verdict["reason"], "sentence": verdict["why"]}} if verdict else {}
            return {**why, **(given or {}), **proposed}

        if verdict:
            hand_off.setdefault("trigger", verdict.get("decidedBy"))
            if hand_off.get("lane") is None:
                hand_off["lane"] = verdict.get("lane")
        handed = self.hand_off(reference, written(note), brief=brief, **hand_off)
        handoff = handed["handoff"]
        if handoff["state"] == "held":
            better = mend(handed) if mend else None
            if not mend and (answers or (handed["existed"] and (note or brief))):
                better = {"answers": answers}
                if handed["existed"]:
                    better.update(note=note, brief=brief)
            if better:
                again = written(better["note"]) if better.get("note") else None
                self.mend(handoff, again, brief=better.get("brief"), answers=better.get("answers"))
            elif mend or not handed["existed"]:
                return Once("held", _to_mend(handed, tool), held=handed)

        answer = self.wait_for_decision(handoff, on_question=on_question, timeout=timeout)
        decision = answer.get("decision")
        if not decision:
            return Once("undecided", _joined(f"It was not done: nobody approved it. {answer['status']}", _again(tool)))

        def allowed(decided: Decided, **approved: Any) -> Any:
            # The playbook may have changed while the person thought: judged again as it is about to run.
            if verdict:
                now = {**about, "action": {"tool": tool, "arguments": approved}}
                draft = (decided.action or {}).get("draft")
                if draft:
                    now["action"]["draft"] = draft
                judged = self.gate(now, approved={"handoff": handoff["id"], "claim": decided.claim})
                if judged["verdict"] != "proceed":
                    raise NotApplied(judged["why"])
            return _run(run, approved, decided)

        return self.once(handoff, decision, allowed, seconds=seconds, say=say, asked=action)

    def _report(
        self,
        handoff: HandoffOrId,
        decision: Mapping[str, Any],
        outcome: str,
        text: str,
        claim: Optional[str],
        retries: int,
    ) -> Json:
        short = text if len(text) <= _LONGEST_REPORT else text[: _LONGEST_REPORT - 1] + "…"
        body = _given(decisionId=decision["id"], outcome=outcome, text=short, claim=claim)
        return self._call("POST", f"{_path(handoff)}/effect", body, retries=retries)

    def _call(
        self,
        method: str,
        path: str,
        body: Optional[Json] = None,
        *,
        retries: Optional[int] = None,
        wait: float = 0,
        until: Optional[float] = None,
        forever: bool = False,
    ) -> Json:
        headers = {"authorization": f"Bearer {self._key}", "accept": "application/json"}
        data = None
        if body is not None:
            data = _write(body).encode()
            headers["content-type"] = "application/json"
        if method == "POST":
            # The same on every try: the desk acts on it once.
            headers["idempotency-key"] = str(uuid.uuid4())
        tries = 0
        while True:
            error: Exception
            pause = 0.0
            request = urllib.request.Request(self.url + path, data, headers, method=method)
            try:
                with _OPENER.open(request, timeout=self._timeout + wait) as answer:
                    return _read(answer.read())
            except urllib.error.HTTPError as refusal:
                error, pause = _refusal_of(refusal, self.url)
                if isinstance(error, BatonError) and not error.retry:
                    raise error from None
            except (OSError, ValueError) as broken:
                error = Unreachable(f"The desk at {self.url} cannot be reached: {broken}")
            tries += 1
            if not forever and tries > (self._retries if retries is None else retries):
                raise error
            if until is not None and time.monotonic() >= until:
                raise TimeoutError("Nobody has decided yet; the handoff stays as it is.") from error
            time.sleep(max(min(pause, _LONGEST_PAUSE), min(8.0, 0.2 * 2.0 ** min(tries - 1, 10)) * random.uniform(1, 2)))


class AsyncBaton:
    """The same as coroutines: each call runs in a thread (`asyncio.to_thread`), so the loop goes on meanwhile.

    `run` of `once` and `guarded`, and `on_question` and `mend`, may be coroutine functions; they run in your loop.
    """

    def __init__(self, url: str, key: str, **options: Any) -> None:
        self.sync = Baton(url, key, **options)

    async def hand_off(self, reference: str, note: Optional[Json] = None, **more: Any) -> Json:
        return await asyncio.to_thread(self.sync.hand_off, reference, note, **more)

    async def read(self, handoff: HandoffOrId) -> Json:
        return await asyncio.to_thread(self.sync.read, handoff)

    async def wait_for_decision(
        self,
        handoff: HandoffOrId,
        *,
        on_question: Optional[Callable[[str], Union[Optional[str], Awaitable[Optional[str]]]]] = None,
        timeout: Optional[float] = None,
    ) -> Answer:
        asks = _in_loop(on_question) if on_question else None
        return await asyncio.to_thread(self.sync.wait_for_decision, handoff, on_question=asks, timeout=timeout)

    async def mend(self, handoff: HandoffOrId, note: Optional[Json] = None, **more: Any) -> Json:
        return await asyncio.to_thread(self.sync.mend, handoff, note, **more)

    async def reply(self, handoff: HandoffOrId, text: str) -> Json:
        return await asyncio.to_thread(self.sync.reply, handoff, text)

    async def add_messages(self, handoff: HandoffOrId, messages: Sequence[Json]) -> Json:
        return await asyncio.to_thread(self.sync.add_messages, handoff, messages)

    async def withdraw(self, handoff: HandoffOrId, reason: str) -> Json:
        return await asyncio.to_thread(self.sync.withdraw, handoff, reason)

    async def gate(self, event: Json, *, approved: Optional[Json] = None) -> Json:
        return await asyncio.to_thread(self.sync.gate, event, approved=approved)

    async def acknowledge(self, handoff: HandoffOrId, decision: Mapping[str, Any]) -> Json:
        return await asyncio.to_thread(self.sync.acknowledge, handoff, decision)

    async def claim(self, handoff: HandoffOrId, decision: Mapping[str, Any], **options: Any) -> Claim:
        return await asyncio.to_thread(self.sync.claim, handoff, decision, **options)

    async def report_effect(
        self, handoff: HandoffOrId, decision: Mapping[str, Any], outcome: str, text: str = "", **options: Any
    ) -> Json:
        return await asyncio.to_thread(self.sync.report_effect, handoff, decision, outcome, text, **options)

    async def once(
        self, handoff: HandoffOrId, decision: Mapping[str, Any], run: Callable[..., Any], **options: Any
    ) -> Once:
        return await asyncio.to_thread(self.sync.once, handoff, decision, _in_loop(run), **options)

    async def guarded(
        self, reference: str, tool: str, arguments: Json, run: Callable[..., Any], **options: Any
    ) -> Once:
        for name in ("on_question", "mend"):
            if options.get(name) is not None:
                options[name] = _in_loop(options[name])
        return await asyncio.to_thread(self.sync.guarded, reference, tool, arguments, _in_loop(run), **options)


def verify_webhook(raw: Union[bytes, str], headers: Mapping[str, str], secret: str, *, tolerance: float = 300.0) -> Json:
    """Prove that a webhook comes from the desk (Standard Webhooks), and read it. Raises `WebhookRefused`.

    `raw`: the body as it came, before any parser. `secret`: the whsec_... that was shown when the webhook was made. `tolerance`:
    seconds by which its time may differ from now. "webhook-id" among the headers is the same on every try.
    """
    body = raw.encode() if isinstance(raw, str) else raw
    given = {name.lower(): value for name, value in headers.items()}
    sent_id, sent_at = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not sent_id or not sent_at.isdigit():
        raise WebhookRefused("The webhook is not taken: expected the headers of Standard Webhooks.")
    if abs(time.time() - int(sent_at)) > tolerance:
        raise WebhookRefused(f"The webhook is not taken: it was sent at {sent_at}, too far from now.")
    try:
        key = base64.b64decode(secret.split("_", 1)[1] if secret.startswith("whsec_") else secret, validate=True)
    except (binascii.Error, ValueError):
        raise WebhookRefused("The secret is none: expected whsec_ and base64.") from None
    signed = f"{sent_id}.{sent_at}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    signatures = [part.split(",", 1)[1].encode() for part in given.get("webhook-signature", "").split(" ") if part.startswith("v1,")]
    if not any([hmac.compare_digest(expected, signature) for signature in signatures]):
        raise WebhookRefused("The webhook is not taken: no signature fits. Give the body as it came, and the secret of this webhook.")
    try:
        return _read(body)
    except ValueError as error:
        raise WebhookRefused(f"The webhook is signed by the desk but cannot be read: {error}") from None


class _Holding:
    """Keeps a claim as long as it is worked on."""

    def __init__(self, baton: Baton, handoff: HandoffOrId, decision: Mapping[str, Any], claim: str, seconds: int) -> None:
        self.lost = threading.Event()
        self._over = threading.Event()
        self._again = lambda for_seconds: baton.claim(handoff, decision, seconds=for_seconds, claim=claim)
        self._seconds = seconds
        threading.Thread(target=self._hold, daemon=True).start()

    def _hold(self) -> None:
        pause = self._seconds / 2
        while not self._over.wait(pause):
            pause = self._seconds / 4
            try:
                if not self._again(self._seconds)["run"]:
                    self.lost.set()
                    return
            except BatonError:
                if not self._over.is_set():
                    self.lost.set()
                return
            except Unreachable:
                continue

    def stop(self) -> None:
        self._over.set()

    def let_go(self) -> None:
        """Nobody will report: a person is asked soon, and not at the end of the time."""
        self.stop()
        try:
            self._again(1)
        except (BatonError, Unreachable):
            pass


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A key is sent to the desk and to nobody whom an answer names."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def _refusal_of(refusal: urllib.error.HTTPError, url: str) -> Tuple[Exception, float]:
    try:
        pause = float(refusal.headers.get("retry-after") or 0)
    except ValueError:
        pause = 0.0
    try:
        problem = _read(refusal.read())
    except (OSError, ValueError):
        problem = {}
    if isinstance(problem, dict) and "code" in problem:
        return BatonError(problem, refusal.code), pause
    if refusal.code >= 500 or refusal.code == 429:
        return Unreachable(f"{url} answered {refusal.code}"), pause
    return BatonError({"detail": f"Expected an answer of a desk from {url}, got status {refusal.code}."}, refusal.code), pause


def _path(handoff: HandoffOrId) -> str:
    found = handoff if isinstance(handoff, str) else handoff["id"]
    return f"/v1/handoffs/{urllib.parse.quote(found, safe='')}"


def _given(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


def _run(run: Callable[..., Any], arguments: Json, decided: Optional[Decided]) -> Any:
    try:
        takes = decided is not None and "decided" in inspect.signature(run).parameters
    except (TypeError, ValueError):
        takes = False
    return run(**arguments, decided=decided) if takes else run(**arguments)


def _in_loop(work: Callable[..., Any]) -> Callable[..., Any]:
    """For a thread: a coroutine function runs in the loop from which this was asked."""
    if not inspect.iscoroutinefunction(work):
        return work
    loop = asyncio.get_running_loop()

    def wait(*args: Any, **named: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work(*args, **named), loop).result()

    wait.__signature__ = inspect.signature(work)  # type: ignore[attr-defined]
    return wait


def _read(text: Union[bytes, str]) -> Any:
    """JSON, to the digit: a number that a float would round stays a Decimal."""
    return json.loads(text, parse_float=_exact)


def _exact(text: str) -> Union[float, Decimal]:
    near = float(text)
    exact = Decimal(text)
    return near if near not in (float("inf"), float("-inf")) and Decimal(repr(near)) == exact else exact


def _write(value: Any) -> str:
    """The same way back."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is no number of JSON.")
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(str(name))}:{_write(item)}" for name, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(_write(item) for item in value) + "]"
    return json.dumps(value, allow_nan=False)


# What a model is told: the same sentences as those of the TypeScript SDK.

_Saying = Tuple[Mapping[str, Any], Optional[str], Json, Optional[Json]]


def _again(tool: Optional[str]) -> str:
    return "Do not ask for it again." if tool is None else f"Do not call {tool} again for this."


def _joined(*sentences: str) -> str:
    kept = [sentence.strip() for sentence in sentences if sentence and sentence.strip()]
    return " ".join(sentence if sentence[-1] in ".!?:…”)]}" else f"{sentence}." for sentence in kept)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    try:
        return _write(value)
    except (TypeError, ValueError):
        return str(value)


def _changes(saying: _Saying) -> str:
    decision, _tool, arguments, asked = saying
    if decision["kind"] != "approve_with_edits":
        return ""
    if asked is None:
        return f"{decision['byName']} changed the arguments; it ran with {_as_text(arguments)}."
    names = list(dict.fromkeys([*asked, *arguments]))
    changed = [
        f"{name} from {_as_text(asked.get(name)) or 'nothing'} to {_as_text(arguments.get(name)) or 'nothing'}"
        for name in names
        if _as_text(asked.get(name)) != _as_text(arguments.get(name))
    ]
    return f"{decision['byName']} changed {', '.join(changed)}." if changed else ""


def _approved(decision: Mapping[str, Any]) -> str:
    reason = f" (“{decision['text']}”)" if decision.get("text") else ""
    return f"{decision['byName']} approved it{reason}"


def _done(saying: _Saying, result: str) -> str:
    return _joined(f"{_approved(saying[0])}, and it was done: {result or 'done.'}", _changes(saying), _again(saying[1]))


def _failed(saying: _Saying, message: str) -> str:
    name = saying[0]["byName"]
    return _joined(
        f"{_approved(saying[0])}, and it could not be done: {message}", _changes(saying), f"{name} is asked anew.", _again(saying[1])
    )


def _broken_off(saying: _Saying, message: str) -> str:
    return _joined(
        f"{_approved(saying[0])}, and it was broken off: {message}",
        "It may have happened. A person looks; say nothing about it as a fact.",
        _again(saying[1]),
    )


def _before(effect: Mapping[str, Any]) -> str:
    if not effect:
        return _joined("This is over, and nothing is left to do.", _again(None))
    text = f": {effect['text']}" if effect.get("text") else "."
    return _joined(f"This was carried out before ({effect['outcome'].replace('_', ' ')}){text}", _again(None))


def _not_here(claim: Mapping[str, Any]) -> str:
    if claim.get("doubt"):
        return _joined(
            f"It may have happened: {claim['by']} began it at {claim['since']} and did not say whether it was done.",
            "A person looks; say nothing about it as a fact.",
            _again(None),
        )
    return _joined(f"{claim['by']} is carrying it out since {claim['since']}.", _again(None))


def _not_approved(decision: Mapping[str, Any], tool: Optional[str]) -> str:
    name = decision["byName"]
    option = decision.get("option")
    said = _joined(f"“{option}”" if option else "", decision.get("text") or "")
    told = f": {said}" if said else "."
    by_kind: Dict[str, List[str]] = {
        "reject": [f"{name} refused it: {said or 'no reason given.'}", "It was not done."],
        "answer": [f"{name} answered: {said}", "Nothing was done. Go on with this answer."],
        "return": [f"{name} gives it back to you: {said}", "Nothing was done yet. Do what it says."],
        "take_over": [f"{name} takes it over{told}", "It was not done by you."],
        "done": [f"{name} has done it{' (' + decision['outcome'] + ')' if decision.get('outcome') else ''}{told}"],
        "not_needed": [f"{name} says that it is not needed{told}", "It was not done."],
    }
    return _joined(*by_kind.get(str(decision["kind"]), [f"{name} approved it.", "It was not done here."]), _again(tool))


def _to_mend(handed: Mapping[str, Any], tool: str) -> str:
    handoff = handed["handoff"]
    findings = [f"- {one['message']}" for one in handoff["findings"] if one["level"] == "must"]
    asked = [f"- {one['text']} (answer under “{one['id']}”)" for one in handed.get("questions", [])]
    missing = "\n".join([*findings, *asked])
    return _joined(
        f"A person has to decide this, and the note for them is not ready. It is held until then, and goes to {handoff['owner']['name']} soon all the same.",
        missing,
        f"Say what is missing, and call {tool} again with the same arguments.",
    )
