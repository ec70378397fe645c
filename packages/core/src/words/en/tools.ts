/** What language models read about the tools of the desk. */
export const tools = {
  handOff: `Hand this case to a person. They read only what you send here, not the conversation, and must be able to act at once. Use it when a rule, a limit or a missing right stops you, when you are not sure, when the customer asks for a person, or when there is danger; then stop, and tell the customer that a person takes over, without promising an outcome.

Write for a colleague who knows the business but not this case. Say each thing once, in the field where it belongs; leave a field out when there is nothing to say. Whole short sentences, no greetings, no policy text, nothing that nobody said.

- ask: the one thing they must do or decide now, verb first, with record and amount. An earlier wish that was done or dropped is not the ask.
- first_step: what you would do first in their place, and why. Not the ask again.
- why_you: the rule, limit or error in its own terms ("basic economy cannot be changed"), not "per policy". If nothing stopped you but a doubt or the customer's wish, say that.
- open: everything else the customer still wants, each with its record, and in otherwise what they said should happen if it cannot be done ("only with a refund").
- decides: what one would otherwise look up, as it stands now, the weightiest first: amounts asked and offered and the answer, dates, class, status, way of payment, whose line or account.
- tried with what came out; not_tried: what you did not check or open. "I worked on the wrong line" helps more than silence.
- customer: their own name and numbers, how they can be reached and how not; in others anybody else who appears, and whose number or record is whose.
- told: what they were promised, by whom; mark what they merely claim.
- conflicts: both sides, only where their word and the record differ about the same thing.
- by: their own deadline and why; not a date that only belongs to a record.
- care: danger, law, health, money at risk, grief; no moods.
- own_errors: what you got wrong or are not sure of.
- m: the numbers of the messages each line rests on, the first message is 0. Leave it out when you do not know them.
- urgency: now only for danger or what cannot wait an hour.

Avoid "everything", "all checks", "every step": name what was checked. Names, numbers and dates exactly as they were said.

If the desk answers with questions, answer each in one line.`,
}
