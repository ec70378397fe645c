/** What is decided, and what follows: the action with its arguments and the draft stand in sight of the button that lets them go. */

import type { Card, HandoffView, Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Reach } from './reach.tsx'

type Props = {
  handoff: HandoffView
  card: Card
  /** Opens a second step; absent where this person cannot act. */
  onEdit: (() => void) | undefined
  onPick: ((option: string) => void) | undefined
}

export function Decision({ handoff, card, onEdit, onPick }: Props) {
  const { note, agent, decision } = handoff
  const { kind, question, options, recommended } = note.next.decision
  const isOver = decision !== undefined
  return (
    <section className="dec" aria-labelledby="decision">
      <header>
        <h2 id="decision">{isOver ? t`What was decided for ${agent.name}` : titleOf(note, agent.name)}</h2>
        <span className="sp" />
        {note.sensitivity.map(({ kind: what, why }) => (
          <span key={what} className="chip red">
            <Icon name="triangle-alert" size="s" />
            {why ?? what.replaceAll('_', ' ')}
          </span>
        ))}
        {note.next.decision.reversible !== undefined && (
          <span className="chip line">
            <Icon name="undo-2" size="s" />
            {note.next.decision.reversible ? t`can be undone` : t`cannot be undone`}
          </span>
        )}
      </header>
      {isOver && <Answer handoff={handoff} />}
      {kind === 'choose' || options.length > 0 ? (
        <Options options={options} recommended={recommended} agent={agent.name} onPick={isOver ? undefined : onPick} />
      ) : (
        question && kind !== 'answer' && <Step mark="arrow-right">{question}</Step>
      )}
      {card.action && <Action action={card.action} />}
      {card.draft && (
        <Draft draft={card.draft.draft} number={card.action ? 2 : 1} onEdit={isOver ? undefined : onEdit} />
      )}
      {note.next.action && !saysNoMore(note) && (
        <Step mark="arrow-right">
          <bdi>{note.next.action}</bdi>
        </Step>
      )}
      {(kind === 'act' || kind === 'take_over') && note.who.reach.length > 0 && !isOver && (
        <div className="stepn">
          <span className="nn">
            <Icon name="phone" size="s" />
          </span>
          <Reach who={note.who} isMain />
        </div>
      )}
      {note.contingencies.map(({ if: condition, then: consequence, by }) => (
        <Step key={condition} mark="eye">
          <span className="mut">
            <Trans>
              If {condition}: {by === 'agent' ? `${agent.name} ` : ''}
              {consequence}
            </Trans>
          </span>
        </Step>
      ))}
    </section>
  )
}

function titleOf({ next, draft, action }: Note, agent: string): string {
  const { kind, question } = next.decision
  if (kind === 'approve') return draft || action ? t`If you approve, ${agent}` : t`Yes or no`
  if (kind === 'act') return t`Do this`
  if (kind === 'take_over') return t`Take over`
  return question ?? (kind === 'choose' ? t`Choose one` : t`Answer`)
}

/** The next step is the title again, or to press the button that stands below. */
const saysNoMore = ({ ask, next, action, draft }: Note): boolean =>
  plain(next.action ?? '') === plain(ask) || (Boolean(action ?? draft) && /^approve\b/i.test(next.action ?? ''))
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const Step = ({ mark, children }: { mark: string; children: ReactNode }) => (
  <div className="stepn">
    <span className="nn">
      <Icon name={mark} size="s" className={mark === 'arrow-right' ? 'flip' : ''} />
    </span>
    <span dir="auto">{children}</span>
  </div>
)

const Action = ({ action }: { action: NonNullable<Card['action']> }) => (
  <section className="stepn" aria-label={action.label}>
    <span className="nn">1</span>
    <span>
      <Trans>
        runs <b>{action.tool.replaceAll('_', ' ')}</b>
      </Trans>
    </span>
    <span />
    <dl className="args">
      <div>
        <dt className="sr-only">
          <Trans>tool</Trans>
        </dt>
        <dd>
          <code>{action.tool}</code>
        </dd>
      </div>
      {action.arguments.map(({ name, value }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>{' '}
          <dd dir="auto">
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

type DraftProps = { draft: NonNullable<Card['draft']>['draft']; number: number; onEdit: (() => void) | undefined }

const Draft = ({ draft, number, onEdit }: DraftProps) => (
  <section className="stepn" aria-label={t`Draft`}>
    <span className="nn">{number}</span>
    <span>
      <Trans>sends this by {draft.channel}</Trans>
      {draft.to && (
        <>
          {' '}
          <Trans>
            to <bdi>{draft.to}</bdi>
          </Trans>
        </>
      )}
    </span>
    {onEdit ? (
      <button type="button" className="btn quiet tiny" onClick={onEdit}>
        <Icon name="pencil" size="s" />
        <Trans>Edit</Trans>
        <KeyHint>E</KeyHint>
      </button>
    ) : (
      <span />
    )}
    <div className="draft" dir="auto">
      {draft.subject && <b>{draft.subject}</b>}
      {draft.subject && '\n'}
      {draft.body}
    </div>
  </section>
)

type OptionsProps = {
  options: { id: string; label: string }[]
  recommended: string | undefined
  agent: string
  onPick: ((option: string) => void) | undefined
}

const Options = ({ options, recommended, agent, onPick }: OptionsProps) => (
  <ul>
    {options.map(({ id, label }, index) => (
      <li key={id}>
        <button type="button" className="opt" disabled={!onPick} onClick={() => onPick?.(id)}>
          <span className="radio" />
          <span className="t" dir="auto">
            {label}{' '}
            {id === recommended && (
              <span className="chip acc">
                <Trans>{agent} would pick this</Trans>
              </span>
            )}
          </span>
          {onPick && index < 9 && <KeyHint>{String(index + 1)}</KeyHint>}
        </button>
      </li>
    ))}
  </ul>
)

/** Of these the desk can draft a rule that spares somebody the question. */
const RULED = new Set(['approve', 'not_needed', 'reject'])

/** What was answered, in the person's words, and what the agent says came of it. */
function Answer({ handoff: { id, decision, effect, note, agent } }: { handoff: HandoffView }) {
  if (!decision) return null
  const option = note.next.decision.options.find(({ id }) => id === decision.option)?.label
  const words = [option, decision.outcome?.replaceAll('_', ' '), decision.text].filter(Boolean).join(': ')
  return (
    <>
      {words && (
        <Step mark="check">
          <bdi>{words}</bdi>
        </Step>
      )}
      {note.why.trigger !== undefined && RULED.has(decision.kind) && (
        <Link className="btn quiet tiny" href={`/measures/rules/from/${id}`}>
          <Trans>Make this a rule</Trans>
        </Link>
      )}
      {decision.promised && (
        <Step mark="clock">
          <Trans>Promised: {decision.promised}</Trans>
        </Step>
      )}
      {decision.edits?.draft?.body !== undefined && (
        <div className="stepn">
          <span className="nn">
            <Icon name="pencil" size="s" />
          </span>
          <span>
            <Trans>as it was changed</Trans>
          </span>
          <span />
          <div className="draft" dir="auto">
            {decision.edits.draft.body}
          </div>
        </div>
      )}
      {effect?.text && (
        <Step mark={effect.outcome === 'done' ? 'circle-check' : 'circle-x'}>
          {effect.by ? effect.by.name : agent.name}: <bdi>{effect.text}</bdi>
        </Step>
      )}
    </>
  )
}
