import type { Note, SuppliedNote } from './note.ts'

/**
 * What words about silence let happen that only a person may decide: silence read as a yes, or a deed done because nobody
 * answered. Silence may leave open, refuse, pass on or tell; it never approves. Reads English; other languages pass unread.
 */
export function approvalBySilence(words: string, asked: readonly string[] = []): string | undefined {
  const read = READ_AS_YES.exec(words)?.[0]
  if (read !== undefined) return read.trim()
  const deed = deedOf(asked)
  for (const sentence of words.split(/(?<=[.!?;])\s+|[;\n]/)) {
    if (A_PERSON_DECIDES_FIRST.test(sentence)) continue
    let isDenied = false
    for (const clause of sentence
      .replace(NOBODY_ANSWERS, '')
      .replace(A_PERSON_MAY_STILL, '')
      .split(/,|[—–]|\b(?:and|but|then|so)\b/i)) {
      // "Nothing is booked and paid": a clause without a subject of its own is denied with the one before it.
      isDenied = DENIED.test(clause) || (isDenied && NO_SUBJECT.test(clause))
      const approval = isDenied ? undefined : (DONE.exec(clause) ?? deed?.exec(clause))
      if (approval) return approval[0].trim()
    }
  }
  return undefined
}

/** Each place of a note that lets silence approve, by JSON pointer, with the words that do. */
export function approvalsBySilenceIn(note: SuppliedNote | Note): Map<string, string> {
  const found = new Map<string, string>()
  const asked = deedsAsked(note)
  const onSilence = note.next?.decision?.onSilence
  const approval = onSilence && approvalBySilence(onSilence, asked)
  if (approval) found.set('/next/decision/onSilence', approval)
  note.contingencies?.forEach((contingency, index) => {
    const done = isAboutSilence(contingency.if) ? approvalBySilence(contingency.then, asked) : undefined
    if (done) found.set(`/contingencies/${index}/then`, done)
  })
  return found
}

/** What the agent sent without such words, so that the lane's own stand in their place. */
export function withoutApprovalBySilence(supplied: SuppliedNote): SuppliedNote {
  const found = approvalsBySilenceIn(supplied)
  if (found.size === 0) return supplied
  const { next, contingencies } = supplied
  return {
    ...supplied,
    ...(next?.decision &&
      found.has('/next/decision/onSilence') && {
        next: { ...next, decision: { ...next.decision, onSilence: undefined } },
      }),
    ...(contingencies && {
      contingencies: contingencies.filter((_, index) => !found.has(`/contingencies/${index}/then`)),
    }),
  }
}

/** The words for what a note asks somebody to do: the ask's verb, and the name of the tool that waits. */
const deedsAsked = ({ ask, action }: Pick<SuppliedNote, 'ask' | 'action'>): string[] => [
  ...(ask?.split(/\s+/).slice(0, 1) ?? []),
  ...(action?.tool.split(/[\W_]+|(?<=[a-z])(?=[A-Z])/) ?? []),
]

/** An if-then whose condition is that nobody answers. */
export const isAboutSilence = (condition: string): boolean =>
  /\b(?:no|nobody|none|not?[ -]one|without|not|never|cannot|silen\w+|time(?:s|d)? (?:is )?(?:up|out)|time runs out|timeout|expires?)\b|n['’]t\b/i.test(
    condition,
  ) && !/\b(?:customer|he|she|they) (?:do|does|did|has|have|is|are)(?:n['’]t| not)\b/i.test(condition)

const YES =
  '(?:yes|approv(?:al|e[sd]?|ing)|consent(?:s|ed)?|agree(?:s|d|ment)?|accept(?:s|ed|ance)?|ok(?:ay|ayed)?|granted|permission|authori[sz](?:ed|ation)|confirm(?:ed|ation)|permitted|allowed|go[- ]ahead|green light)'
const READ_AS_YES = new RegExp(
  [
    String.raw`(?<!\b(?:not|never|no longer|nor|cannot)\s(?:\w+\s)?)(?<!n['’]t\s(?:\w+\s)?)(?:\b(?:counts?|counted|treat(?:s|ed)?|consider(?:s|ed)?|deem(?:s|ed)?|tak(?:es?|en)|understood|read|regarded|seen|interpreted|assum(?:es?|ed|ing)|presum(?:es?|ed|ing)|means?|equals?|defaults?|signifies|implies)|=)\s+(?:as|to be|to|it as|it to be|that as|this as|the answer is|it is|it['’]s|that (?:it|that|this) is|that (?:you|they|he|she))?\s*(?:an? |the |your |their |his |her )?(?:implicit |tacit |implied )?${YES}\b`,
    String.raw`\bno (?:further |more |other )?(?:approval|permission|decision|answer|sign-?off) (?:is |are |will be )?(?:needed|required|necessary)\b`,
    String.raw`\bwithout (?:waiting|(?:any |an? |your |their |further )?(?:approval|permission|decision|answer|sign-?off))\b`,
    String.raw`\bsilence (?:is |gives |grants )?(?:an? )?${YES}\b`,
    String.raw`^\W*(?:yes|ok(?:ay)?|approved?|granted|accept(?:ed)?|go(?: ahead| on)?|proceed|done)\W*$`,
  ].join('|'),
  'i',
)

// The condition itself speaks of nobody; that denies nothing.
const NOBODY_ANSWERS =
  /\b(?:if|when|whenever|where|as long as|in case|should|because|since|after|with|on|upon|given)\s+(?:(?:nobody|no[ -]?one|none of you|no person|no human|no manager|no (?:answer|reply|response|decision|objection|word|reaction|veto)|silence|there (?:is|are|was) no \w+|(?:you|they|he|she|it|we|the \w+|a \w+|somebody|someone|anybody|anyone) (?:do|does|did|is|are|has|have|was|were|will|can)(?:n['’]t| not| never))\b)(?:[^,;.]{0,60}?\b(?:answers?|answered|decides?|decided|replies|reply|replied|responds?|responded|reacts?|objects?|objected|comes?|came|given|heard|received|made|there|available|in time|by then))?/gi
const A_PERSON_MAY_STILL = /\b(?:until|till|unless|before)\b.*$/i
const A_PERSON_DECIDES_FIRST =
  /\b(?:once|when|if|after|as soon as|only (?:if|when|once|after|with))\s+(?:(?:a|an|the|your|some)\s+)?(?:\w+\s+){0,2}(?:(?<!(?:nobody|no[ -]?one|not|never|n['’]t|nobody else|no \w+)\s)(?:approves?|approved|agrees?|decides?|decided|confirms?|confirmed|says? (?:yes|so)|allows?|signs? (?:it )?off))\b/i
const DENIED =
  /\b(?:not|no|nothing|nobody|none|never|neither|nor|without|cannot|refus\w+|reject\w*|declin\w+|den(?:y|ies|ied)|slots? (?:is|are)|holds? (?:is|are)|reservations? (?:is|are)|asks? (?:for|whether|if)|asked (?:for|whether|if)|waits?|waiting|request|is told|are told|tells?|learns?|informed)\b|n['’]t\b/i
const NO_SUBJECT = /^\s*(?:also |then |automatically )?\w+(?:ed|en|id|nt|de)\b/i

const GIVEN =
  'refunds?|money|credits?|discounts?|replacements?|vouchers?|compensations?|reimbursements?|payments?|payouts?|exceptions?|exemptions?|upgrades?'
const DONE = new RegExp(
  [
    String.raw`\b(?:approv(?:es?|ed|ing)|authori[sz](?:es?|ed|ing)|grant(?:s|ed|ing)?|waiv(?:es?|ed|ing)|accept(?:s|ed|ing)?|agree(?:s|d)|permit(?:s|ted)|allow(?:s|ed))\b`,
    String.raw`\b(?:go(?:es)?|going|went) (?:right |straight )?(?:ahead|through|forward|out|live)\b`,
    String.raw`\b(?:proceed(?:s|ed|ing)?|press(?:es)? on|(?:continue|continues|go on|goes on) with (?:the|it|this|that)|carry on|carries on|execute[sd]?|executing|carr(?:y|ies|ied) (?:it )?out|put through)\b`,
    String.raw`\b(?:is|are|be|been|being|gets?|was)\s+(?:\w+ly\s+|then\s+|now\s+){0,2}(?:refunded|credited|reimbursed|compensated|replaced|exchanged|upgraded|discounted|paid|issued|released|processed|executed|done|made|performed|fulfilled|completed|shipped|confirmed|transferred (?:to (?:her|him|them|the customer)))\b`,
    String.raw`\b(?:i|we|it|he|she|they|agent|ai|bot|assistant|desk|system|baton)\s+(?:(?:will|shall|can|may|must|simply|just|automatically)\s+|['’]ll\s+){0,2}(?:refunds?|credits?|reimburses?|compensates?|replaces?|exchanges?|upgrades?|pays?|issues?|releases?|processe?s?|books?|cancels?|ships?|sends? (?:it|the (?:money|refund|payment|draft|reply|quote))|does (?:it|so|that)|do (?:it|so|that)|acts?|runs? it|decides?)\b`,
    String.raw`['’]ll\s+(?:(?:simply|just|automatically)\s+)*(?:refund|credit|reimburse|compensate|replace|exchange|upgrade|pay|issue|release|process|book|cancel|ship|send|do|act|run)\b`,
    String.raw`\b(?:gets?|receives?|has|have|given|paid|sent)\s+(?:back\s+)?(?:\w+\s+){0,3}(?:${GIVEN})\b(?! (?:request|case|question|claim|handoff|note))`,
    String.raw`\b(?:issue|issues|make|makes|pay|pays|give|gives|send|sends|release|releases|process|processes|grant|trigger|triggers)\s+(?:\w+\s+){0,3}(?:${GIVEN})\b(?! (?:request|case|question|claim|handoff|note))`,
    String.raw`\brecommend(?:ed|ation)s?\b[^.;]{0,30}\b(?:taken|appl(?:y|ies|ied)|followed|stands|used|chosen|holds)\b|\b(?:takes?|chooses?|follows?|appl(?:y|ies)|uses?) (?:the |my |its )?recommend(?:ed|ation)`,
    String.raw`\b(?:the )?answer (?:is|becomes) yes\b|\bauto-?approv\w*`,
  ].join('|'),
  'i',
)

/** The deed that was asked for, told as done: "the booking is cancelled" where the ask is to cancel it. */
function deedOf(asked: readonly string[]): RegExp | undefined {
  const stems = asked
    .map((word) =>
      word
        .toLowerCase()
        .replace(/[^\p{L}]/gu, '')
        .replace(/(?:e|y)$/, ''),
    )
    .filter((stem) => stem.length >= 4 && !NO_DEED.test(stem))
  if (stems.length === 0) return undefined
  return new RegExp(
    String.raw`\b(?:is|are|be|gets?)\s+(?:\w+ly\s+|then\s+){0,2}(?:${stems.join('|')})\p{L}{0,3}ed\b`,
    'iu',
  )
}

const NO_DEED = /^(?:decid|answ|ask|tell|choos|pick|check|look|find|call|contact|refus|reject|declin|den|clos|return)/
