import { telling } from '../words/en/telling.ts'
import type { Words } from '../words/words.ts'
import type { TellReason } from './effect.ts'

/** Until when the person is to act, as they read it, and who is asked after them. */
type Told = { by?: string | undefined; next?: string | undefined }

const SAID = (said: Words['telling']): Record<TellReason, (told: Told) => string> => said

/** What has happened, for whom it is told: "Yours to accept by 13:22. Then Ben Katz is asked." */
export const tellingSentence = (about: TellReason, told: Told, said: Words['telling'] = telling): string =>
  SAID(said)[about](told)

/** They wait for the person to take it: where nothing reaches them, it goes on to the next one. */
const OFFERS: ReadonlySet<TellReason> = new Set([
  'offered',
  'still_offered',
  'moved_to_you',
  'second_asked',
  'move_came_back',
])
export const isOffer = (about: TellReason): boolean => OFFERS.has(about)

/** They ask nothing of the person: told once, by one channel. */
const NEWS: ReadonlySet<TellReason> = new Set([
  'taken_from_you',
  'taken_over',
  'approval_void',
  'decision_undone',
  'moved_on',
  'move_over',
  'owner_left',
  'withdrawn',
  'expired',
  'doubt_over',
])
export const isNews = (about: TellReason): boolean => NEWS.has(about)
