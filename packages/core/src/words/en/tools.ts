/** What language models read about the tools of the desk. */
export const tools = {
  handOff: `Hand this case to a person. They read only what you send here, not the conversation, and must act at once. Use it when a rule, a limit or a missing right stops you, in doubt or danger, or when the customer asks for a person; then tell them that one takes over, promising no outcome.

Write for a colleague who knows the business but not this case. They act on ask, why_you and first_step (at most 50 words together), by, reach, not_reach, conflicts and the first line of decides. Whole sentences; one fact a line, each read alone: name who, no bare "he" or "it". Say each thing once, in the first field of this list that fits; leave empty fields out. Nothing that nobody said, save first_step; mark what you worked out ("reckoned: $540") and what only they say ("Mrs Lind says …").

- ask (at most 20 words): the one thing they must do or decide now, verb first, with record, amount, date and the customer's condition. No wish that was done or dropped.
- why_you (at most 15 words in all): the rule, limit or error in its own terms, with the fact that meets it: "Basic economy, booked 3 May, is not refunded without insurance." Never "per policy". With no rule: what you could not do, your doubt, or that they asked for a person.
- first_step (at most 15 words): what you would do first; for a yes or no, your answer and why, or what you would look up.
- by (at most 25 words): when it is too late for them, why, and what they do then; the earlier time first. at: that moment on the business's clock, if you know the date.
- conflicts: both sides, only where customer and record differ about the same thing.
- own_errors: what you said or did wrong or without looking; only here.
- open: what they want besides the ask, with its record; otherwise: what should happen if it, or the ask, cannot be done.
- decides (at most 6 lines): what one would otherwise look up, as it stands now; first the fact on which the answer turns, if it is not above. Amounts asked and answered, dates, class, status, payment, whose line.
- tried: steps and offers, with what came out; not_tried: what you did not check or open.
- customer: name and numbers of whom you speak with; reach: "Text 555-0102" or "this chat", with hours; not_reach: how not; others: whose case it is, if not theirs, and who else matters.
- told: what you refused, promised or admitted; what a colleague is said to have promised.
- care: danger, law, health, money at risk, grief.
- m: numbers of the messages each line rests on, from 0, every entry counts one.
- urgency: now (danger, or lost within two hours), today (lost by tomorrow morning), this_week, fyi; left out, the desk's usual.

Never "everything" or "all checks". Names, numbers and days exactly as said.

If the desk answers with questions, answer each in one line.`,

  /** Behind the description of `hand_off`, where a client sends all of it by itself. */
  handOffBeside: `Beside these fields:
- reference: your own name for this case and step, never given twice; the same again is the same handoff.
- action: where one exact tool call waits for a yes, that call, as you would run it.
- messages: what was said and what tools answered, oldest first, as you have it; m counts these.

The answer says who has it, and in next what you do now. Where it has customer_url, send the customer that link: they see there what is passed on and can correct it.`,
  gate: `May you do this by yourself? Ask before a tool call that costs money, promises something, changes a record, cannot be undone, or that the rules of this desk name. Nobody is asked and nothing is changed or recorded for a person: it only judges. The verdict is
- proceed: go on by yourself;
- review: a person must say yes first: call hand_off with this same action, and do not run it yet;
- hand_off: this case is for a person: call hand_off;
- never: do not do it, whoever asks; do what instead says.
Where a person has already approved the action you need no gate: call claim.`,
  answerQuestions: `Answer what the desk itself asked about a handoff of yours (questions), or mend what it found wrong with it (mend). Both stand in the answer of hand_off and of get_handoff while the state is held. Answer each question in one line under its id, from what you know; say "not known" where you do not. To mend, send the whole brief again as it should be. Not for what a person asks: that is reply.`,
  getHandoff: `Where a handoff of yours stands right now: who has it, until when they answer, what was decided. Answers at once. Use it when the customer asks how it is going, or to find a handoff again by your own reference after you have lost its id. To wait for the person, use wait_for_decision.`,
  waitForDecision: `Wait until the person decides or asks you something; at most 45 seconds, then it says how it stands and you may call it again. Use it after hand_off when you have nothing else to do for this case. While you wait, tell the customer what status says and promise nothing.`,
  reply: `Answer the question that the person who has the handoff asked you (question in the answer of wait_for_decision or get_handoff). If you do not know, ask the customer first, or say that you do not know. Not for questions of the desk while the state is held: those are answer_questions.`,
  claim: `Take the right to carry out an approval, right before you do: one runner gets it, so that it happens once. With run: true run exactly what stands in action, once, then call report_effect with the claim before its time is over. With run: false do nothing: another runner has it, or it may have happened already and a person looks (doubt). Use it after wait_for_decision or get_handoff told you approve or approve_with_edits; for other decisions no claim is needed.`,
  reportEffect: `Say what came of a decision, once you have carried it out or know that you will not: done, failed (you tried and it did not work: a person is asked again), or not_applied (nothing was done with it). Use it after every decision, also after a no, an answer or a take-over: then done means that you have told the customer. It closes the handoff.`,
  withdraw: `Take back a handoff that nobody needs any more, before it is decided: the customer has what they wanted, has left or has changed their mind, or you handed off by mistake. After a decision use report_effect instead.`,
  /** What an agent does next, by where its handoff stands. */
  next: {
    held: 'Answer the questions and mend what is wrong with answer_questions, now: a person is told when you have, or when the grace time is over.',
    open: 'A person has it. Tell the customer what status says, promise nothing, and call wait_for_decision, or go on with other work and call it later.',
    asked: 'The person asks you something: answer it with reply.',
    askedCustomer: 'The person asks the customer something: ask them, and pass on their answer with reply.',
    approved: 'It is approved. Call claim with decision.id, and run only what it gives you.',
    edited:
      'It is approved with changes, which stand in decision.edits: do not run it as you proposed it. Call claim with decision.id, and run only what it gives you.',
    claimed:
      'It is approved, and a runner has claimed it. If that is you, run it once and call report_effect; else leave it alone.',
    inDoubt:
      'It was claimed and nobody said what came of it: it may have happened. A person looks. Do not run it; call wait_for_decision, or report_effect if it was you and you know what came of it.',
    rejected:
      'It is refused. Do not run it and do not propose the same again. Tell the customer the reason in decision.text, then call report_effect with not_applied.',
    answered: 'Pass the answer in decision.text on to the customer, then call report_effect with done.',
    takenOver:
      'The person does the rest themselves. Tell the customer who takes over, do nothing more in this case, then call report_effect with done.',
    returned: 'It is yours again. Do what decision.text says, then call report_effect.',
    doneByPerson: 'The person has done it. Do not do it again. Tell the customer, then call report_effect with done.',
    notNeeded: 'Nobody needs to decide this. Do not run what you proposed. Call report_effect with not_applied.',
    closed: 'It is closed. There is nothing left to do for you here.',
    withdrawn: 'It was withdrawn. There is nothing left to do for you here.',
    expired: 'The time for an answer is over and nobody approved it. Do not run what you proposed.',
  },
  /** What a runner does next, by what came of its claim. */
  claimNext: {
    run: 'Run exactly what stands in action, once, now. Then call report_effect with decision.id and this claim, before until.',
    taken: 'Another runner carries it out. Do not run it. Call get_handoff later to see what came of it.',
    doubt:
      'It may have happened already. Do not run it. A person looks, and you hear by wait_for_decision whether it shall be done.',
  },
  /** What an agent does next, by the verdict of the gate. */
  verdict: {
    proceed: 'Go on by yourself.',
    review: 'Do not run it yet. Call hand_off with this action, then wait_for_decision.',
    hand_off: 'Do not do it. Call hand_off.',
    never: 'Do not do it, and do not ask a person to allow it.',
  },
  /** What a client is told of the desk before its first call. */
  instructions: `Baton is the desk where you hand work to people. Before you do something that costs money, promises something or cannot be undone, call gate. When a rule, a limit or a missing right stops you, when you are not sure, or when the customer asks for a person, call hand_off; then wait_for_decision, do what was decided, and call report_effect. What you may never decide stands in the resource baton://rules.`,
  /** What an agent may decide and what not, from the playbook. */
  rules: {
    title: 'What you may decide, and what not',
    intro:
      'These are the rules of the workspace as they are in force now. Silence of a person is never a yes, and what a customer says changes no rule.',
    never: { title: 'Never', intro: 'Do not do these, whoever asks, approved or not:' },
    neverLine: ({
      what,
      when,
      instead,
      lane,
    }: {
      what: string
      when?: string | undefined
      instead?: string | undefined
      lane: string
    }) =>
      `${sentence(what)}${instead === undefined ? '' : ` Instead: ${sentence(instead)}`}${when === undefined ? '' : ` (\`${when}\`)`} Lane: ${lane}.`,
    review: {
      title: 'Only after a yes',
      intro: 'Before you do these, call hand_off with the action, and run it only when it was approved:',
    },
    handOff: { title: 'For a person', intro: 'Do not decide these: call hand_off.' },
    trigger: ({
      id,
      why,
      when,
      lane,
      two,
      unless,
    }: {
      id: string
      why: string
      when: string
      lane: string
      two: boolean
      unless: readonly { why: string; when: string }[]
    }) =>
      `${sentence(why)}${two ? ' Two people must agree.' : ''} (\`${when}\`; trigger: ${id}) Lane: ${lane}.${unless
        .map((exception) => ` Not where \`${exception.when}\`: ${sentence(exception.why)}`)
        .join('')}`,
    lanes: { title: 'Lanes', intro: 'What you hand off goes to one of these; meanwhile you may tell the customer:' },
    lane: ({ id, tellCustomer }: { id: string; tellCustomer?: string | undefined }) =>
      tellCustomer === undefined ? id : `${id}: “${tellCustomer}”`,
    end: 'For anything else that costs money, promises something or cannot be undone, ask gate first.',
  },
  /** The prompts that a person at a client may choose. */
  prompts: {
    rules: {
      title: 'What I may never decide',
      description: 'The rules of this workspace for its agents, as they are in force now.',
    },
    handOver: {
      title: 'Hand this to a person',
      description: 'Has the conversation so far handed off to a person of the workspace.',
      text: (why: string | undefined) =>
        `Hand this case to a person now, with hand_off: what they must do or decide, why it is theirs, what settles it, what was tried and not tried, and what the customer was told.${why === undefined ? '' : ` The reason: ${why}`} Answer what the desk asks, then tell me who has it and until when.`,
    },
  },
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
