/**
 * What a customer sees of their handoff: what is passed on in their own words, to whom, by when, and who is a machine. All of
 * it is the customer's already or true for everybody: nothing that a person, a tool or the desk thinks of it.
 */
import { assertNever } from '../assert-never.ts'
import { languageOf } from '../evidence/speech/language-of.ts'
import { writtenIn } from '../evidence/speech/written-in.ts'
import { hashOf } from '../hash.ts'
import type { PersonId } from '../ids.ts'
import { CUSTOMER_SAYS, type CustomerSaid } from '../note/note.ts'
import { type CustomerView, toCustomerView } from '../note/render/customer-view.ts'
import type { Instant } from '../time/instant.ts'
import { customerPage as german } from '../words/de/customer-page.ts'
import { times as germanTimes } from '../words/de/times.ts'
import { customerPage as english } from '../words/en/customer-page.ts'
import { times as englishTimes } from '../words/en/times.ts'
import type { Words } from '../words/words.ts'
import { customerLinkUntil } from './customer-link.ts'
import { type Handoff, isUndecided } from './handoff.ts'
import { clockTime } from './status.ts'

/** In which the page is written. */
export const CUSTOMER_LANGUAGES = ['en', 'de'] as const
export type CustomerLanguage = (typeof CUSTOMER_LANGUAGES)[number]

const WORDS: Record<CustomerLanguage, Pick<Words, 'customerPage' | 'times'>> = {
  en: { customerPage: english, times: englishTimes },
  de: { customerPage: german, times: germanTimes },
}

export const customerWords = (language: CustomerLanguage): Words['customerPage'] => WORDS[language].customerPage

export type CustomerPage = {
  language: CustomerLanguage
  heading: string
  status: string
  machine: string
  /** The person who has it, or who decided. */
  owner: string
  /** At which of the four steps it is: 2, a person is asked; 3, a person has it and decides; 4, it is decided. */
  step: 2 | 3 | 4
  said: CustomerLine[]
  details: CustomerLine[]
  /** What they were told, with the time by which. */
  told: string | null
  /** What they added, and corrections of what is passed on no more. */
  added: string[]
  /** How often they may still correct or add something; 0 where it is decided. */
  left: number
  isDecided: boolean
  /** Whether they are asked if they had to repeat themselves; null: they are not, or not yet. */
  repeated: 'asked' | 'answered' | null
  /** When the link ends at the latest. */
  until: string
}

/** `id` names the line as long as it reads so. */
export type CustomerLine = { id: string; text: string; corrected: string[] }

type Showing = {
  nameOf: (person: PersonId) => string
  agentName: string
  timeZone: string
  now: Instant
  language: CustomerLanguage
}

export function customerPageOf(handoff: Handoff, showing: Showing): CustomerPage {
  const { language, agentName, nameOf } = showing
  const words = WORDS[language]
  const said = words.customerPage
  const time = (at: Instant) => clockTime(at, { ...showing, words })
  const { note } = handoff
  const view = toCustomerView(note, handoff)
  const owner = nameOf('decision' in handoff && handoff.decision ? handoff.decision.by : handoff.owner)
  const { heading, status, step } = stateIn(handoff, { ...showing, said, time })
  const isDecided = !isUndecided(handoff)
  const { customerSaid = [] } = note
  const lines = [...view.said, ...view.details]
  return {
    language,
    heading,
    status,
    machine: said.machine({ agent: agentName }),
    owner,
    step,
    said: view.said.map((text) => lineOf(text, customerSaid)),
    details: view.details.map((text) => lineOf(text, customerSaid)),
    told: toldOf(view, said, time),
    added: customerSaid.flatMap(({ text, instead }) =>
      instead !== undefined && lines.includes(instead) ? [] : [text],
    ),
    left: isDecided ? 0 : CUSTOMER_SAYS.lines - customerSaid.length,
    isDecided,
    repeated: !isDecided ? null : handoff.repeated === undefined ? 'asked' : 'answered',
    until: time(customerLinkUntil(handoff)),
  }
}

/** The words of a line, as it is passed on now; undefined where it is passed on no more. */
export function customerLine(handoff: Handoff, id: string): string | undefined {
  const { said, details } = toCustomerView(handoff.note, handoff)
  return [...said, ...details].find((text) => idOf(text) === id)
}

/** In which the customer wrote, as far as their own words tell; undefined where they do not. */
export function customerLanguageOf(handoff: Handoff): CustomerLanguage | undefined {
  const { note } = handoff
  const { said } = toCustomerView(note, handoff)
  const talk = (note.talk ?? []).flatMap(({ by, text }) => (by === 'customer' ? [text] : []))
  const own = (note.customerSaid ?? []).map(({ text }) => text)
  const texts = [...said, ...talk, ...own]
  const found = writtenIn(texts.map((text) => ({ role: 'customer' as const, text })))
  if (found) return CUSTOMER_LANGUAGES.find((language) => language === found.code)
  return languageOf(texts.join('\n'))?.code === 'en' ? 'en' : undefined
}

const lineOf = (text: string, customerSaid: readonly CustomerSaid[]): CustomerLine => ({
  id: idOf(text),
  text,
  corrected: customerSaid.flatMap((one) => (one.instead === text ? [one.text] : [])),
})

const idOf = (text: string): string => hashOf(text).slice(0, 16)

const toldOf = ({ told }: CustomerView, said: Words['customerPage'], time: (at: Instant) => string): string | null =>
  told && said.toldBy(told.text, told.by && time(told.by))

type Saying = Pick<Showing, 'nameOf' | 'now'> & { said: Words['customerPage']; time: (at: Instant) => string }

function stateIn(
  handoff: Handoff,
  { said: { heading, status }, time, nameOf, now }: Saying,
): Pick<CustomerPage, 'heading' | 'status' | 'step'> {
  const owner = nameOf(handoff.owner)
  switch (handoff.state) {
    case 'held':
      return { heading: heading.asked({ owner }), status: status.held({ owner }), step: 2 }
    case 'offered': {
      const { move, acceptBy: by } = handoff
      if (!move) return { heading: heading.asked({ owner }), status: status.offered({ owner, by }, time), step: 2 }
      const to = nameOf(move.to)
      return { heading: heading.taken({ owner }), status: status.passingOn({ owner, to, by }, time), step: 3 }
    }
    case 'accepted': {
      const { decideBy: by } = handoff
      const isLate = by < now
      const words = isLate ? status.late({ owner, by }, time) : status.accepted({ owner, by }, time)
      return { heading: heading.taken({ owner }), status: words, step: 3 }
    }
    case 'waiting': {
      const { decideBy: by, resumeAt: until } = handoff
      const waits = {
        agent: () => status.findsOut({ owner, by }, time),
        customer: () => status.asksYou({ owner }),
        time: () => status.putAside({ owner, until }, time),
      }
      return { heading: heading.taken({ owner }), status: waits[handoff.for](), step: 3 }
    }
    case 'decided': {
      const decided = { owner: nameOf(handoff.decision.by) }
      return { heading: heading.decided(decided), status: status.decided(decided), step: 4 }
    }
    case 'in_doubt': {
      const decided = { owner: nameOf(handoff.decision.by) }
      return { heading: heading.decided(decided), status: status.checked({ owner }), step: 4 }
    }
    case 'closed':
      return { heading: heading.over(), status: status.closed({ owner: nameOf(handoff.decision.by) }), step: 4 }
    case 'withdrawn':
    case 'expired':
      return { heading: heading.over(), status: status[handoff.state](), step: 4 }
    default:
      return assertNever(handoff)
  }
}
