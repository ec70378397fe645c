/**
 * The note as its person reads it: what next, when, who and what above the line; why, known, unknown, tried and where
 * below it, in the order of the decision. The words come from core's card; this file only gives them their place.
 */

import { type Card, type CardLink, type HandoffView, type NoteLine, type NoteRow, toCard } from '@baton-desk/core'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import type { DeskView } from '../../desk/queries.ts'
import { clockAt, sayMoment } from '../../desk/times.ts'
import { awaited, nameFor, sayStanding } from '../../desk/words.ts'
import { Button } from '../../ui/button.tsx'
import { useNowFor } from '../../ui/clock.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { Undelivered } from './undelivered.tsx'

type Props = {
  handoff: HandoffView
  workspace: DeskView
  /** What the last change of the note touched, for a reader who saw the one before. */
  changed: string | undefined
  onConversation: () => void
}

export function NoteCard({ handoff, workspace, changed, onConversation }: Props) {
  const me = workspace.me.id
  const now = useNowFor(handoff.by)
  const card = useMemo(() => cardOf(handoff, workspace, now), [handoff, workspace, now])
  const notAccepted = handoff.state === 'held' || handoff.state === 'offered'
  // With a link to the conversation, the link itself names the channel: no row for it.
  const where = card.conversation.url ? handoff.note.where.channel : undefined
  const { contradicted } = handoff
  const rows = where ? card.rows.filter(({ id }) => id !== 'where') : card.rows
  const folded = rows.filter(({ band }) => band === 'folded')
  return (
    <article
      aria-labelledby="ask"
      className="mx-auto max-w-[52rem] bg-surface wide:rounded-xl wide:border wide:border-line"
    >
      <header data-testid="core" className="border-b border-line px-4 py-3 wide:px-6">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-muted">
          <UrgencyMark level={card.header.urgency} shape={card.header.shape} word={card.header.word} />
          <span>{card.header.lane}</span>
          <span className={notAccepted ? 'font-semibold text-accent-ink' : ''}>{card.header.state}</span>
          {handoff.practice && <span className="rounded border border-control px-1.5">Practice</span>}
        </p>
        <h2 id="ask" className="mt-1 text-[22px] leading-tight font-bold [overflow-wrap:anywhere]">
          {card.ask}
        </h2>
        <p className={`mt-1.5 text-base font-semibold ${card.act.isOver ? 'text-now' : ''}`}>{card.act.text}</p>
        {card.whoAndWhat && <p className="mt-1.5 text-base [overflow-wrap:anywhere]">{card.whoAndWhat}</p>}
      </header>
      <div className="space-y-2.5 px-4 py-3 text-[14.5px] leading-[1.38] wide:px-6">
        {card.lacks && <p className="border-l-[3px] border-today pl-3 font-medium text-today">{card.lacks}</p>}
        {card.remarks.map((remark) => (
          <p key={remark} className="border-l-[3px] border-line pl-3 text-muted">
            {remark}
          </p>
        ))}
        {changed && <p className="border-l-[3px] border-accent pl-3">{changed}</p>}
        {contradicted && (
          <p className="border-l-[3px] border-now pl-3">
            <span className="font-semibold text-now">See what really happened.</span> {handoff.agent.name} reported{' '}
            {OUTCOMES[contradicted.onRecord]}, then {OUTCOMES[contradicted.outcome]}
            {contradicted.text && `: ${contradicted.text}`}
          </p>
        )}
        {handoff.customerWrote && (
          <p className="border-l-[3px] border-accent pl-3 [overflow-wrap:anywhere]">
            The customer wrote {sayMoment(handoff.customerWrote.at, now)}: “{handoff.customerWrote.text}”
          </p>
        )}
        {handoff.alsoOpen && (
          <p className="border-l-[3px] border-line pl-3 text-muted">
            Also open:{' '}
            {handoff.alsoOpen.map(({ id, ask, owner }, index) => (
              <span key={id}>
                {index > 0 && ' · '}
                <Link to={`/h/${id}`} className="font-semibold text-accent-ink underline">
                  {ask}
                </Link>{' '}
                ({nameFor(owner, me)})
              </span>
            ))}
          </p>
        )}
        {handoff.undelivered && <Undelivered handoff={handoff} undelivered={handoff.undelivered} />}
        <dl className="grid grid-cols-[6.25rem_1fr] gap-x-3 gap-y-1 wide:grid-cols-[12rem_1fr]">
          {handoff.readBack && (
            <Fact label={handoff.readBack.by.id === me ? 'You said' : `${handoff.readBack.by.name} said`}>
              {handoff.readBack.text}
            </Fact>
          )}
          {handoff.decision && <Decided handoff={handoff} me={me} />}
          <Rows rows={rows.filter((row) => !folded.includes(row))} />
          {handoff.mayDecide && (
            <Fact label="May decide">
              {handoff.mayDecide.map((person) => nameFor(person, me)).join(', ') || 'Nobody'}
              {handoff.twoMustAgree && ', two of them'}
            </Fact>
          )}
          <Fact label={card.openFirst?.label ?? 'Open'}>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
              {card.openFirst && <OpenFirst link={card.openFirst} />}
              {card.conversation.isKept && (
                <Button look="plain" hotkey="V" className="-my-1 -ml-3" onClick={onConversation}>
                  Conversation
                </Button>
              )}
              {card.conversation.url && (
                <OutsideLink url={card.conversation.url} host={card.conversation.host}>
                  {where ?? 'Where it happened'}
                </OutsideLink>
              )}
              {card.artifacts.map((link) =>
                link.url ? (
                  <OutsideLink key={link.url} url={link.url} host={link.host}>
                    {link.text}
                  </OutsideLink>
                ) : (
                  <span key={link.text}>{link.text}</span>
                ),
              )}
              {!card.openFirst &&
                card.artifacts.length === 0 &&
                !card.conversation.isKept &&
                !card.conversation.url && <span className="text-muted">Nothing given</span>}
            </span>
          </Fact>
        </dl>
        {folded.length > 0 && (
          <details>
            <summary className="cursor-pointer text-sm text-accent-ink">The rest</summary>
            <dl className="mt-1 grid grid-cols-[6.25rem_1fr] gap-x-3 gap-y-1 wide:grid-cols-[12rem_1fr]">
              <Rows rows={folded} />
            </dl>
          </details>
        )}
        {card.action && (
          <section aria-label={card.action.label}>
            <p className="mb-0.5 text-[13px] text-muted">{card.action.label}</p>
            <div className="flex flex-wrap items-baseline gap-x-4 rounded-md border border-line px-3 py-1">
              <code className="font-semibold">{card.action.tool}</code>
              <dl className="contents">
                {card.action.arguments.map(({ name, value }) => (
                  <div key={name} className="flex min-w-0 gap-1.5">
                    <dt dir="auto" className="text-muted [overflow-wrap:anywhere]">
                      {name}
                    </dt>
                    <dd dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                      {value}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          </section>
        )}
        {card.draft && (
          <section aria-label={card.draft.label}>
            <p className="mb-0.5 text-[13px] text-muted">
              {[card.draft.label, card.draft.draft.channel, card.draft.draft.to && `to ${card.draft.draft.to}`]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div className="rounded-md border border-l-[3px] border-line border-l-control px-3 py-2">
              {card.draft.draft.subject && <p className="mb-1 font-semibold">{card.draft.draft.subject}</p>}
              {card.draft.draft.body.split(/\n{2,}/).map((paragraph, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity
                <p key={index} className="whitespace-pre-wrap not-first:mt-1.5 [overflow-wrap:anywhere]">
                  {paragraph}
                </p>
              ))}
            </div>
          </section>
        )}
        <Sources card={card} />
      </div>
    </article>
  )
}

function cardOf(handoff: HandoffView, workspace: DeskView, now: number): Card {
  const lane = workspace.lanes.find(({ id }) => id === handoff.lane.id)
  return toCard(handoff.note, {
    ...clockAt(now),
    ownerName: nameFor(awaited(handoff), workspace.me.id),
    laneName: handoff.lane.name,
    stateLine: sayStanding(handoff, workspace.me.id),
    next: handoff.next && {
      names: handoff.next.map(({ name }) => name),
      at: handoff.due ?? undefined,
    },
    template: lane && workspace.templates[lane.template],
    findings: handoff.findings,
    conversationKept: handoff.conversation.messages > 0,
  })
}

const Fact = ({ label, byTheDesk, children }: { label: string; byTheDesk?: boolean; children: ReactNode }) => (
  <>
    <dt className="pt-px text-[13px] text-muted [overflow-wrap:anywhere]">
      {label}
      {byTheDesk && (
        <span title="Filled in by the desk">
          <span aria-hidden="true"> ◇</span>
          <span className="sr-only">, filled in by the desk</span>
        </span>
      )}
    </dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </>
)

const Rows = ({ rows }: { rows: NoteRow[] }) =>
  rows.map((row) => (
    <Fact
      key={`${row.band} ${row.id} ${row.label}`}
      label={row.label}
      byTheDesk={row.lines.some(({ filledIn }) => filledIn)}
    >
      {row.isMissing ? <span className="text-muted">Not given</span> : <Lines row={row} />}
    </Fact>
  ))

/** Rows whose short facts stand in one line, with this between them: that saves half the height of the note. */
const BETWEEN: Partial<Record<string, string>> = { next: ' ', who: ' · ', where: ' · ', sensitivity: ' · ' }

function Lines({ row: { id, lines } }: { row: NoteRow }) {
  const between = BETWEEN[id]
  if (between === undefined)
    return (
      <ul>
        {lines.map((line) => (
          <Line key={line.pointer + line.text} line={line} />
        ))}
      </ul>
    )
  return (
    <p>
      {lines.map((line, index) => (
        <span key={line.pointer + line.text}>
          {index > 0 && between}
          {between === ' ' ? asSentence(line.text) : line.text}
          <Speaker mark={line.mark} />
        </span>
      ))}
    </p>
  )
}

const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

const SIGNS: Record<NoteLine['mark'], { sign: string; means: string; colour: string } | undefined> = {
  checked: { sign: '✓', means: 'checked', colour: 'text-muted' },
  done: { sign: '✓', means: 'done', colour: 'text-muted' },
  failed: { sign: '✕', means: 'did not work', colour: 'text-now' },
  open: { sign: '?', means: 'not known', colour: 'font-bold text-now' },
  said: undefined,
  inferred: undefined,
  plain: undefined,
}

function Line({ line: { text, mark } }: { line: NoteLine }) {
  const sign = SIGNS[mark]
  return (
    <li className="flex gap-2">
      {sign && (
        <span className={`w-3.5 shrink-0 text-center ${sign.colour}`}>
          <span aria-hidden="true">{sign.sign}</span>
          <span className="sr-only">{sign.means}: </span>
        </span>
      )}
      <span className="min-w-0">
        {text}
        <Speaker mark={mark} />
      </span>
    </li>
  )
}

function Speaker({ mark }: Pick<NoteLine, 'mark'>) {
  const who = mark === 'said' ? 'customer' : mark === 'inferred' ? 'agent' : undefined
  return who && <span className="text-[13px] text-muted"> ({who})</span>
}

function OpenFirst({ link }: { link: CardLink }) {
  if (!link.url) return <span className="font-semibold">{link.text}</span>
  return (
    <a
      href={link.url}
      target="_blank"
      rel="noopener noreferrer"
      data-open-first=""
      aria-keyshortcuts="O"
      className="inline-flex min-h-11 items-center gap-2 rounded-md border border-control px-3 font-semibold hover:bg-hover wide:min-h-8"
    >
      {link.text}
      <Host>{link.host}</Host>
      <KeyHint>O</KeyHint>
    </a>
  )
}

const OutsideLink = ({ url, host, children }: { url: string; host: string | null; children: ReactNode }) => (
  <a
    href={url}
    target="_blank"
    rel="noopener noreferrer"
    className="inline-flex min-h-6 items-center font-semibold text-accent-ink underline"
  >
    {children}
    <Host>{host}</Host>
  </a>
)

/** Words may say anything: whoever opens a link sees where it leads. */
const Host = ({ children }: { children: string | null }) =>
  children && <span className="ml-1 text-[13px] font-normal text-muted">({children})</span>

const OUTCOMES = { done: 'done', failed: 'failed', not_applied: 'not applied' } as const

function Decided({ handoff, me }: { handoff: HandoffView; me: string }) {
  const { decision, effect, note } = handoff
  if (!decision) return null
  const option = note.next.decision.options.find(({ id }) => id === decision.option)?.label
  const words = [option, decision.outcome?.replaceAll('_', ' '), decision.text].filter(Boolean).join(': ')
  return (
    <>
      <Fact label="Decided">
        <span className="capitalize">{decision.kind.replaceAll('_', ' ')}</span> by{' '}
        {nameFor({ id: decision.by, name: decision.byName }, me)}, {sayMoment(decision.at, Date.now())}
        {words && <p>{words}</p>}
        {decision.edits?.draft?.body !== undefined && (
          <p className="mt-1 whitespace-pre-wrap text-muted">{decision.edits.draft.body}</p>
        )}
      </Fact>
      {effect && (
        <Fact label="Effect">
          {OUTCOMES[effect.outcome]}
          {effect.text && `: ${effect.text}`}
        </Fact>
      )}
    </>
  )
}

const KINDS = { tool: 'a tool', customer: 'the customer', agent: 'the agent' } as const

/** Where each statement comes from, one step away: who said it, in which words. */
function Sources({ card }: { card: Card }) {
  const lines = card.rows.flatMap((row) => row.lines).filter(({ sources }) => sources.length > 0)
  if (lines.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-[13px] text-muted">Sources of {lines.length} statements</summary>
      <ul className="mt-1 space-y-1.5 text-sm">
        {lines.map(({ pointer, text, sources }) => (
          <li key={pointer + text}>
            {text}
            {sources.map(({ kind, words, message }) => (
              <span key={`${kind} ${message} ${words}`} className="block text-muted [overflow-wrap:anywhere]">
                {message === undefined ? `${KINDS[kind]}: ` : `message ${message + 1}, ${KINDS[kind]}: `}“{words}”
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
