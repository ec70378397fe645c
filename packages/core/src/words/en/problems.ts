/** Every way a call can be refused: what it is called, and what to do next. */
export const problems = {
  'malformed-json': {
    title: 'The body is not JSON',
    next: 'Send one JSON object, UTF-8, with each key once.',
  },
  'invalid-request': {
    title: 'The request does not fit',
    next: 'Mend the fields named in `errors`.',
  },
  'too-large': {
    title: 'The body is too large',
    next: 'Send less: the last messages of the conversation, shorter tool results.',
  },
  'too-deep': {
    title: 'The body nests too deep',
    next: 'Send it flatter: as text what nobody reads as data.',
  },
  'unknown-encoding': {
    title: 'The encoding of the body is not known',
    next: 'Send one of those named in `known`: UTF-8 as it is, or packed with gzip.',
  },
  'unreadable-body': {
    title: 'The bytes of the body are not what they are said to be',
    next: 'Name the encoding in `Content-Type` (`charset`) and `Content-Encoding`, or send UTF-8 as it is.',
  },
  'not-signed-in': {
    title: 'Nobody is signed in',
    next: 'Send an agent key as `Authorization: Bearer …`, or sign in.',
  },
  'wrong-key': {
    title: 'The key is not known',
    next: 'Use a key that this desk made; an admin can make one.',
  },
  'revoked-key': {
    title: 'The key was revoked',
    next: 'Ask an admin for a new key.',
  },
  'not-allowed': {
    title: 'Not allowed',
    next: 'Ask an admin of the workspace.',
  },
  'not-found': {
    title: 'Not found',
    next: 'Check the id; a key sees only its own handoffs.',
  },
  'unknown-lane': {
    title: 'The playbook has no such lane',
    next: 'Use one of the lanes named in `lanes`.',
  },
  'unknown-person': {
    title: 'The playbook has no such person',
    next: 'Use one of the people named in `people`.',
  },
  'unknown-skill': {
    title: 'Nobody has such a skill',
    next: 'Use one of the skills named in `skills`, or give it to a person of the playbook.',
  },
  'unreachable-person': {
    title: 'That person cannot be reached',
    next: 'Choose somebody who has signed in, or send them their sign-in link first.',
  },
  'already-decided': {
    title: 'Somebody else decided first',
    next: 'Read the decision in `decision`; yours was not recorded.',
  },
  'not-the-owner': {
    title: 'Somebody else has it',
    next: 'Ask the person named in `owner`, or have it moved.',
  },
  'may-not-decide': {
    title: 'Somebody else has to decide this',
    next: 'Ask one of the people named in `mayDecide`; an admin can step in.',
  },
  'approval-differs': {
    title: 'Two must agree on the same',
    next: 'Read `approvedFirst` and approve the same, or say no.',
  },
  'wrong-state': {
    title: 'Not possible in this state',
    next: 'Do first what `detail` names, or leave it; of a handoff, read again in which `state` it is.',
  },
  'note-changed': {
    title: 'The note changed since you read it',
    next: 'Read what changed and decide again on the new version.',
  },
  'action-changed': {
    title: 'The proposed action changed since you read it',
    next: 'Read the new arguments and decide again.',
  },
  'reveal-first': {
    title: 'Some of what you would approve is hidden',
    next: 'Have it shown with `POST /v1/handoffs/{id}/reveal`, then decide.',
  },
  'action-unreadable': {
    title: 'The proposed action could not be kept',
    next: 'Ask the agent to send the action again, within the limits; or reject it, answer, or take it over.',
  },
  'decision-mismatch': {
    title: 'That is not the decision of this handoff',
    next: 'Use the id of the decision you were given.',
  },
  'effect-on-record': {
    title: 'Another effect of this decision is on record',
    next: 'Do nothing more about this decision. See what really happened; where it is not over, reopen the handoff and say so.',
  },
  'reference-reused': {
    title: 'The reference is that of another handoff',
    next: 'Give this one a reference of its own, such as the run id and the call id. To change what the other one proposes, mend its note.',
  },
  'idempotency-key-reused': {
    title: 'The idempotency key was used for another body',
    next: 'Use a new key for a new request.',
  },
  'idempotency-in-progress': {
    title: 'The same request is still running',
    next: 'Send it again in a moment.',
  },
  'rate-limited': {
    title: 'Too many requests',
    next: 'Wait the seconds in `Retry-After`.',
  },
  'playbook-refused': {
    title: 'The playbook does not load',
    next: 'Mend what `errors` names.',
  },
  'playbook-changed': {
    title: 'Somebody else changed the playbook',
    next: 'Read the newest version and put your change on it.',
  },
  'address-refused': {
    title: 'The address is not allowed',
    next: 'Use a public https address, or allow private ones with BATON_ALLOW_PRIVATE_WEBHOOKS=1.',
  },
  conflict: {
    title: 'Changed by somebody else at the same moment',
    next: 'Send it again.',
  },
  'desk-unavailable': {
    title: 'The desk cannot answer now',
    next: 'Send it again in a moment; nothing was changed.',
  },
  unexpected: {
    title: 'Something broke',
    next: 'Send it again; if it stays, give the desk’s log line with this `instance` to whoever runs it.',
  },
}
