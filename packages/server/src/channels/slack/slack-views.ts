/** Dialogues in Slack: what is to be typed for an act, and what became of it. */
import { cutText, en } from '@baton-desk/core'
import type { ActField, ActLook, ActResult, TypedAct } from '../../app/ports/telling.ts'
import { plain, SLACK_TEXT } from './slack-messages.ts'

const { telling: said, chat } = en
const TITLE = 24
const OPTIONS = 100
const NAMES = 2_500

type View = Record<string, unknown>
type Open = Extract<ActLook, { is: 'open' }>

/** Carries the token and the names of the fields, in order. */
type Carried = { token: string; names: string[] }

/** What does not fit into a field of Slack stays as the note has it, and is changed at the desk. */
export function toView(look: Open, token: string): View {
  const fields = look.fields.filter(fits)
  const isShort = fields.length < look.fields.length
  const carried: Carried = { token, names: fields.map(({ name }) => name) }
  const private_metadata = JSON.stringify(carried)
  if (private_metadata.length > NAMES) return toWordsView(chat.tooLong, look.url)
  return {
    type: 'modal',
    callback_id: 'act',
    private_metadata,
    title: plain(said.acts[look.act], TITLE),
    submit: plain(said.acts[look.act], TITLE),
    close: plain(chat.notYet, TITLE),
    blocks: [section(look.ask), ...fields.map(inputOf), ...(isShort ? [section(chat.tooLong), linkTo(look.url)] : [])],
  }
}

const fits = ({ value, kind, options }: ActField): boolean =>
  value.length <= SLACK_TEXT && (kind !== 'choice' || options.length > 0)

const inputOf = ({ label, kind, value, isNeeded, options }: ActField, n: number): View => ({
  type: 'input',
  block_id: blockOf(n),
  label: plain(label, 2_000),
  optional: !isNeeded,
  element:
    kind === 'choice'
      ? {
          type: 'static_select',
          action_id: 'value',
          options: options
            .filter(({ id }) => id.length <= 150)
            .slice(0, OPTIONS)
            .map((option) => ({ text: plain(option.label, 75), value: option.id })),
        }
      : {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: kind === 'text',
          max_length: SLACK_TEXT,
          ...(value !== '' && { initial_value: value }),
        },
})

const blockOf = (n: number): string => `field ${n}`

type State = {
  values?: Record<string, Record<string, { value?: string | null; selected_option?: { value: string } | null }>>
}

/** What was typed, and for what; null where this is no dialogue of the desk. */
export function readView(view: {
  private_metadata?: string
  state?: State
}): { token: string; typed: TypedAct } | null {
  const carried = readCarried(view.private_metadata)
  if (!carried) return null
  const typed = carried.names.map((name, n) => {
    const state = view.state?.values?.[blockOf(n)]?.value
    return [name, state?.selected_option?.value ?? state?.value ?? ''] as const
  })
  return { token: carried.token, typed: Object.fromEntries(typed) }
}

function readCarried(text: string | undefined): Carried | null {
  try {
    const { token, names } = JSON.parse(text ?? '') as Partial<Carried>
    return typeof token === 'string' && Array.isArray(names) ? { token, names: names.map(String) } : null
  } catch {
    return null
  }
}

/** How Slack is answered once a dialogue was sent: it closes, says what does not fit, or says what stands in the way. */
export function toViewAnswer(result: ActResult): View {
  if (result.is === 'done') return {}
  if (result.is === 'refused')
    return { response_action: 'errors', errors: { [blockOf(0)]: cutText(result.words, 2_000) } }
  return { response_action: 'update', view: toWordsView(result.words, result.url) }
}

/** Slack waits three seconds for its answer; what takes longer goes on without it. */
export const stillWorking = (): View => ({ response_action: 'update', view: toWordsView(chat.stillWorking) })

const toWordsView = (words: string, url?: string): View => ({
  type: 'modal',
  title: plain('Baton', TITLE),
  close: plain(chat.close, TITLE),
  blocks: [section(words), ...(url === undefined ? [] : [linkTo(url)])],
})

const section = (words: string): View => ({ type: 'section', text: plain(words, SLACK_TEXT) })
const linkTo = (url: string): View => ({
  type: 'actions',
  elements: [{ type: 'button', text: plain(said.pages.signInThere, 75), url, action_id: 'open:desk' }],
})
