/** What language models read about the tools of the desk. */
export const tools = {
  handOff: `Hand this case to a person. They read only what you send here, not the conversation, and must be able to act at once. Use it when a rule, a limit or a missing right stops you, when you are not sure, when the customer asks for a person, or when there is danger; then stop, and tell the customer that a person takes over, without promising an outcome.

Write for a colleague who knows the business but not this case. First they read ask, why_you, conflicts and first_step, together about 50 words, and should be able to act on them. Say each thing once, in the first field below that fits; leave a field out when there is nothing to say. One fact a line, short whole sentences. Nothing that nobody said, save your first_step; call so what you worked out.

- ask (at most 20 words): the one thing they must do or decide now, verb first, with record, amount and date, and the condition the customer set. Of two, the graver; not a wish that was done or dropped.
- why_you (at most 15 words): the rule, limit or error in its own terms, with the fact that meets it: "basic economy, booked 3 May, uninsured: no refund". Never "per policy". If none was said: what you could not see or do, your doubt, or that they asked for a person.
- conflicts (at most 20 words each): both sides, only where customer, record, or what you told them differ about the same thing.
- first_step (at most 15 words): what you would do first in their place; for a yes or no, what you would answer and why. Not the ask again.
- by: their own deadline, or the day it becomes useless, and why.
- open: what they want besides the ask, each with its record; in otherwise what should happen if it cannot be done.
- decides: at most 6 lines of at most 15 words, the weightiest first: what one would otherwise look up, as it stands now. Amounts asked, offered and answered, dates, class, status, way of payment, whose line.
- tried with what came out; not_tried: what you did not check or open.
- customer: their own name and numbers; reach: a way they or a record gave; not_reach: how not; others: who else matters, and whose record is whose.
- told: what they were refused, offered or promised already, or say they were told, by whom; mark mere claims.
- care: danger, law, health, money at risk, grief; no moods.
- own_errors: what you did or said wrong, or are not sure of.
- m: the numbers of the messages each line rests on, the first message is 0. Leave it out where there is none.
- urgency: now only for danger or what cannot wait an hour; else leave it out.

Avoid "everything", "all checks", "every step": name what was checked. Names, numbers and dates exactly as they were said.

If the desk answers with questions, answer each in one line.`,
}
