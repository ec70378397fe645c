"""What needs no desk: signatures, what is sent again and what is not, and the sentences for a model. `python3 -m unittest`"""

import base64
import hashlib
import hmac
import json
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from baton import Baton, BatonError, Unreachable, WebhookRefused, verify_webhook

SECRET = "whsec_" + base64.b64encode(b"a secret of 24 bytes, so").decode()


def signed(body, *, secret=SECRET, at=None, message="msg_1"):
    at = str(int(time.time()) if at is None else at)
    key = base64.b64decode(secret.split("_", 1)[1])
    mac = base64.b64encode(hmac.new(key, f"{message}.{at}.".encode() + body, hashlib.sha256).digest()).decode()
    return {"Webhook-Id": message, "Webhook-Timestamp": at, "Webhook-Signature": f"v1,{mac}"}


class Webhooks(unittest.TestCase):
    body = b'{"type":"decided"}'

    def test_one_that_the_desk_signed_is_read(self):
        self.assertEqual(verify_webhook(self.body, signed(self.body), SECRET), {"type": "decided"})

    def test_during_a_change_of_secret_either_signature_counts(self):
        other = "whsec_" + base64.b64encode(b"another secret, 24 bytes").decode()
        headers = signed(self.body)
        headers["Webhook-Signature"] = signed(self.body, secret=other)["Webhook-Signature"] + " " + headers["Webhook-Signature"]
        self.assertEqual(verify_webhook(self.body, headers, SECRET), {"type": "decided"})
        self.assertEqual(verify_webhook(self.body, headers, other), {"type": "decided"})

    def test_what_was_changed_is_old_or_has_no_signature_is_refused(self):
        old = signed(self.body, at=time.time() - 301)
        for body, headers in (
            (self.body + b" ", signed(self.body)),
            (self.body, {**old, "Webhook-Timestamp": old["Webhook-Timestamp"].split(".")[0]}),
            (self.body, {}),
            (self.body, {**signed(self.body), "Webhook-Signature": "v1,"}),
            (self.body, {**signed(self.body), "Webhook-Id": "msg_2"}),
        ):
            with self.assertRaises(WebhookRefused):
                verify_webhook(body, headers, SECRET)


class Desk:
    """Gives these answers in turn, and remembers what it was asked."""

    def __init__(self, *answers):
        self.asked = []
        desk, waiting = self, list(answers)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers.get("content-length") or 0)
                desk.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, self.rfile.read(length).decode()))
                status, body, headers = waiting.pop(0)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

            do_GET = do_POST

            def log_message(self, *_args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()


def problem(code, status, **headers):
    return status, {"code": code, "detail": "No.", "next": "Do.", "status": status}, headers


class Calls(unittest.TestCase):
    def test_what_may_be_sent_again_is_under_the_same_key(self):
        with Desk((502, b"away", {}), problem("conflict", 409), (200, {"handoff": {"id": "h"}}, {})) as desk:
            self.assertEqual(Baton(desk.url, "key").hand_off("run-1")["handoff"]["id"], "h")
            keys = {headers["idempotency-key"] for _path, headers, _body in desk.asked}
            self.assertEqual((len(desk.asked), len(keys)), (3, 1))

    def test_a_refusal_is_raised_at_once_with_its_code(self):
        with Desk(problem("unknown-lane", 422)) as desk:
            with self.assertRaises(BatonError) as raised:
                Baton(desk.url, "key").hand_off("run-1")
            self.assertEqual((raised.exception.code, str(raised.exception), len(desk.asked)), ("unknown-lane", "No. Do.", 1))

    def test_a_desk_that_asks_for_a_pause_gets_it(self):
        with Desk(problem("rate-limited", 429, **{"retry-after": "1"}), (200, {}, {})) as desk:
            began = time.monotonic()
            Baton(desk.url, "key").read("h")
            self.assertGreaterEqual(time.monotonic() - began, 1)

    def test_a_key_goes_to_the_desk_and_to_nobody_whom_an_answer_names(self):
        with Desk() as elsewhere, Desk((302, b"", {"location": elsewhere.url})) as desk:
            with self.assertRaises(BatonError):
                Baton(desk.url, "key").read("h")
            self.assertEqual(elsewhere.asked, [])

    def test_nobody_there_is_said_as_that(self):
        with self.assertRaises(Unreachable):
            Baton("http://127.0.0.1:1", "key", retries=0).read("h")

    def test_numbers_are_kept_to_the_digit(self):
        sent = '{"amount":0.10000000000000000000001,"account":12345678901234567890123}'
        with Desk((200, sent.encode(), {}), (200, {}, {})) as desk:
            baton = Baton(desk.url, "key")
            baton.reply("h", baton.read("h"))
            self.assertEqual(desk.asked[1][2], '{"text":' + sent + "}")


if __name__ == "__main__":
    unittest.main()
