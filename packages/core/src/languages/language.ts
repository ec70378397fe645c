/** What each language gives to the readers of conversations: a folder of its code, and these files in it. */
import type { Deed } from './deeds.ts'
import type { Words } from './phrases.ts'

export type DangerSign = 'HARM' | 'WHOM' | 'BUILDING' | 'BREAKS' | 'STUCK' | 'ATTACK' | 'DESPAIR' | 'HELP'

export type Language = {
  /** ISO 639-1. */
  code: string
  dangers: {
    /** In lower case, after `HARMLESS` is read away. */
    DANGERS: readonly RegExp[]
    HARMLESS: RegExp
    /** What is no danger by itself, and is where two kinds of it meet in one short message. Global. */
    SIGNS: Readonly<Record<DangerSign, RegExp>>
    /** What speaks of business. */
    ROUTINE: RegExp
    NO_HEAT: RegExp
    FRAIL: RegExp
  }
  /** In lower case. */
  signals: {
    ASKS_FOR_PERSON: RegExp
    NO_TRANSFER: RegExp
    URGENT: RegExp
    PAYMENT_DISPUTE: RegExp
    MEDICAL: RegExp
    LEGAL: RegExp
    FRUSTRATION: RegExp
  }
  speech: {
    /** Small words that stand in nearly every sentence of it, and in few of other languages. */
    COMMON: Words
    GREETING: RegExp
    ASSENT: RegExp
    /** What is said while thinking, global. */
    FILLERS: RegExp
    /** A word of which two in a row mean something. */
    MEANT_TWICE: RegExp
    /** The customer takes back what they said just before: `Monday, no, Tuesday`. */
    CORRECTED: RegExp
    /** A day, a time or a number, global: what may be taken back. */
    VALUE: RegExp
    NEEDS: RegExp
    WRONG: RegExp
    /** What sets a time, and how one may not be reached. */
    DECIDES: RegExp
    /** A day or a time of day. */
    TIME: RegExp
    /** The agent asks for a time. */
    ASKS_WHEN: RegExp
    /** Questions that only open or close a talk. */
    POLITE: RegExp
  }
  /** How matters are left between customer and agent. */
  standing: {
    /** The agent says that it may not or cannot do what was asked. */
    REFUSES_THEM: RegExp
    /** The agent asks for a yes to what it would do. */
    PUTS_FORWARD: RegExp
    SAYS_YES: RegExp
  }
  names: {
    /** `first` is the name. */
    NAMED: RegExp
    /** What looks like one and is none. */
    NO_NAME: RegExp
  }
  reach: {
    /** Stands right before a number or address by which one is reached. */
    REACHED_ON: RegExp
    THEIR_NUMBER: RegExp
    NO_CALLS: RegExp
    /** What stands before digits says that they number a thing. */
    OF_A_THING: RegExp
  }
  /** `first` is the street with its number, `second` the town behind it. */
  places: { STREET: RegExp }
  numbers: {
    /** Everything below a hundred, as said, and the digits that it stands for. */
    SPOKEN: Readonly<Record<string, string>>
    SCALES: Readonly<Record<string, number>>
    /** `double four`: how often the next is said. */
    TIMES: Readonly<Record<string, number>>
    /** Between the parts of a number: `a hundred and four`. */
    AND: RegExp
  }
  /** Left out where requests are parsed, as English is. */
  requests?: Requests
}

/** What is wanted, as a deed with what was said around it. */
export type Requests = {
  /** How somebody begins to ask. */
  CUE: RegExp
  DEEDS: Readonly<Record<Deed, RegExp>>
  NOT_WANTED: RegExp
  /** What follows is no longer the request: a reason, an alternative. */
  CLAUSE_ENDS: RegExp
  /** Small words around the thing that is wanted. */
  AROUND: RegExp
  /** Of what a deed is named by: a verb is no part of the thing, a noun is. */
  VERB: RegExp
}
