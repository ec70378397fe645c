/**
 * WebVTT and SRT: cues with a time and words, the speaker as `<v Name>` or `Name:`. Read here by its blocks: the parsers on
 * npm leave out what they take for a note, and end at what they do not know.
 */
import { CONVERSATION_LIMITS } from '../conversation.ts'
import type { TextFamily } from './family.ts'
import { BY_THE_SYSTEM } from './few.ts'
import type { Unread } from './fields.ts'
import { speakersIn } from './speakers-in.ts'

// Each of these begins at one place only, or ends soon: what somebody wrote decides where they are tried.
const TIMED = /^\s*(?:\d+:)?\d\d:\d\d[.,]\d{1,3}\s+-->\s+(\S.*)$/s
const VOICE = /<v(?:\.[^\s<>]{0,100})?[ \t]{1,20}([^<>]{1,100})>|<\/v>/g
const NAMED = /^([\p{L}][\p{L}\p{M}\p{N} .'’_-]{0,59}?):\s+/u
const STYLE = /<\/?(?:c|i|b|u|ruby|rt)(?:\.[^\s<>]{0,100})?>/g
const LANGUAGE = /<lang[ \t][^<>]{1,40}>|<\/lang>/g
const MOMENT = /<[\d:.]{4,20}>/g
/** How a cue is laid out; in SRT, where. */
const SETTING = /^(?:(?:vertical|line|position|size|align|region):\S+|[XY][12]:\d+)$/
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
}

export const webvtt: TextFamily = {
  format: 'webvtt',
  name: 'WebVTT',
  isOne: (text) => /^\uFEFF?WEBVTT(?:\s|$)/.test(text) || /^\s*\d+\r?\n\s*(?:\d+:)?\d\d:\d\d[.,]\d{3}\s+-->/.test(text),
  read: (text, page) => {
    const { cues, unread } = cuesIn(text)
    const { speakers, guessed } = speakersIn(cues.flatMap(({ name }) => name ?? []))
    const named = cues.some(({ name }) => name !== undefined)
    if (named && speakers.size === 0) return { at: '', expected: WHO_EXPECTED }
    for (const { at, name, words } of joined(cues)) {
      const speaker = name === undefined ? undefined : speakers.get(name)
      if (speaker?.by === 'system') unread.push({ at, why: BY_THE_SYSTEM })
      // Where others are named, one without a name may be anybody's.
      if (named && !speaker) unread.push({ at, why: 'Nobody known: taken as a remark.' })
      page.words({
        by: named ? 'system' : 'customer',
        ...(name !== undefined && !speaker && { name }),
        ...speaker,
        text: words,
      })
    }
    if (!named && cues.length > 0) unread.push({ at: '', why: 'Read, without names: taken as the customer’s.' })
    unread.push(...guessed, { at: '', why: 'The times within the recording are not kept.' })
    return unread
  },
}

/** `at`: in which line of the text it begins. */
type Cue = { at: string; name: string | undefined; words: string }

/** A cue begins with its times, and ends at an empty line or at the times of the next. */
function cuesIn(text: string): { cues: Cue[]; unread: Unread[] } {
  const cues: Cue[] = []
  const unread: Unread[] = []
  let block: { at: number; lines: string[]; isCue: boolean } = { at: 1, lines: [], isCue: false }
  let turns = 0
  const close = () => {
    const { at, lines, isCue } = block
    if (isCue)
      for (const cue of cuesOf(lines, at)) {
        if (cues.at(-1)?.name !== cue.name) turns += 1
        cues.push(cue)
      }
    else if (lines.length > 0 && !(at === 1 && /^\uFEFF?WEBVTT\s*$/.test(lines.join('\n'))))
      unread.push({ at: `line ${at}`, why: 'No cue: a header, note or style is not kept.' })
  }
  let number = 0
  for (const line of linesOf(text)) {
    // More than a conversation may have: it will be refused.
    if (turns > CONVERSATION_LIMITS.messages) break
    number += 1
    const [, after] = line.includes('-->') ? (TIMED.exec(line) ?? []) : []
    if (after !== undefined) {
      // What stands before the times is the cue's own name.
      if (block.isCue) close()
      else if (block.lines.some((one) => /\p{L}/u.test(one)))
        unread.push({ at: `line ${block.at}`, why: 'The name of a cue is not kept.' })
      block = { at: number + 1, lines: [], isCue: true }
      const [, ...settings] = after.trim().split(/\s+/)
      if (settings.some((one) => !SETTING.test(one)))
        unread.push({ at: `line ${number}`, why: 'Words after the times of a cue are not kept.' })
    } else if (line.trim() !== '') {
      if (block.lines.length === 0 && !block.isCue) block.at = number
      block.lines.push(line)
    } else if (block.isCue || block.lines.length > 0) {
      close()
      block = { at: number + 1, lines: [], isCue: false }
    }
  }
  close()
  return { cues, unread }
}

/** One after the other, since there may be millions. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
  }
}

export const WHO_EXPECTED =
  'Expected at least one speaker called `Customer` or `Agent`, got other names. Name them so, since nothing else tells who is who.'

/** A cue in which several speak has a line, or a span, for each. A span is its speaker's to its end, whatever stands in it. */
function cuesOf(lines: readonly string[], at: number): Cue[] {
  const cues: Cue[] = []
  const add = (line: number, name: string | undefined, marked: string) => {
    const words = plain(marked)
    const before = cues.at(-1)
    if (words === '' && (name === undefined || name === before?.name)) return
    if (before && before.name === name) before.words += `\n${words}`
    else cues.push({ at: `line ${line}`, name, words })
  }
  let voice: string | undefined
  let hasVoices = false
  for (const [index, line] of lines.entries()) {
    let from = 0
    const say = (text: string) => {
      if (voice !== undefined) return add(at + index, voice, text)
      const [head = '', name] = NAMED.exec(text) ?? []
      // A line without a name goes on with the one before it, save where spans say who speaks.
      add(at + index, name?.trim() ?? (hasVoices ? undefined : cues.at(-1)?.name), text.slice(head.length))
    }
    for (const mark of line.matchAll(VOICE)) {
      say(line.slice(from, mark.index))
      voice = mark[1]?.trim()
      hasVoices = true
      from = mark.index + mark[0].length
    }
    say(line.slice(from))
  }
  return cues
}

const plain = (text: string): string =>
  text
    .replace(STYLE, '')
    .replace(LANGUAGE, '')
    .replace(MOMENT, '')
    .replace(/&\w{2,4};/g, (entity) => ENTITIES[entity] ?? entity)
    .trim()

/** What one says over several cues is said in one. */
function joined(cues: readonly Cue[]): Cue[] {
  const said: (Omit<Cue, 'words'> & { lines: string[] })[] = []
  for (const { words, ...cue } of cues) {
    const before = said.at(-1)
    if (before && before.name === cue.name) before.lines.push(words)
    else said.push({ ...cue, lines: [words] })
  }
  return said.map(({ lines, ...cue }) => ({ ...cue, words: lines.join('\n') }))
}
