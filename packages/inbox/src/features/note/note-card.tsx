/**
 * The note in three bands: whose it is and until when (the hold), what is decided and what follows (the decision), what it
 * rests on (the ledger); the customer between them. The title is the ask alone.
 */

import { type HandoffView, headOf, isOpenState } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { Link } from 'wouter'
import type { DeskView } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { nameFor } from '../../desk/words.ts'
import { useNowFor } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { cardOf } from './card-of.ts'
import { CustomerStrip } from './customer-strip.tsx'
import { Decision } from './decision.tsx'
import { draftDiffers } from './draft-differs.ts'
import { Hold } from './hold.tsx'
import { Ledger } from './ledger.tsx'
import { Undelivered } from './undelivered.tsx'

const Thread = lazy(() => import('./thread.tsx'))

/** So much of two texts that differ, in characters. */
const SHOWN = 80

type Props = {
  handoff: HandoffView
  workspace: DeskView
  /** What the last change of the note touched, for a reader who saw the one before. */
  changed: string | undefined
  /** Second steps that the card opens; absent where this person cannot take them. */
  onEdit?: (() => void) | undefined
  onPick?: ((option: string) => void) | undefined
  onAsk?: (() => void) | undefined
  onCustomer?: (() => void) | undefined
}

export function NoteCard({ handoff, workspace, changed, onEdit, onPick, onAsk, onCustomer }: Props) {
  const me = workspace.me.id
  const now = useNowFor(handoff.due ?? handoff.by)
  const card = useMemo(() => cardOf(handoff, workspace, now), [handoff, workspace, now])
  const { contradicted, readBack, claim, agent } = handoff
  return (
    <article aria-labelledby="ask" className="body">
      <header data-testid="core">
        <h1 id="ask" className="ask-h" dir="auto">
          {card.ask}
        </h1>
        {card.whoAndWhat && (
          <p className="lede" dir="auto">
            <Named text={card.whoAndWhat} name={handoff.note.who.name ?? handoff.note.who.organisation} />
          </p>
        )}
        <Hold handoff={handoff} workspace={workspace} now={now} />
      </header>
      {readBack && (
        <p className="readback">
          <Icon name="quote" size="s" className="acc" />
          <span>
            <bdi>{readBack.text}</bdi>
            <span className="dim">
              {' '}
              {readBack.by.id === me ? t`Your read-back` : t`Read back by ${readBack.by.name}`},{' '}
              {sayMoment(readBack.at, now)}
            </span>
          </span>
        </p>
      )}
      {handoff.state === 'in_doubt' && (
        <Flag icon="triangle-alert">
          <Trans>
            <b>It may have happened: look before doing it again.</b> {claim?.runner} began{' '}
            {claim && sayMoment(claim.since, now)} and did not say whether it was done.
          </Trans>
        </Flag>
      )}
      {contradicted && (
        <Flag icon="triangle-alert">
          <Trans>
            <b>See what really happened.</b> {agent.name} reported{' '}
            {contradicted.onRecord === 'claimed'
              ? t`${OUTCOMES[contradicted.outcome]} while another of its runners has claimed it`
              : t`${OUTCOMES[contradicted.onRecord]}, then ${OUTCOMES[contradicted.outcome]}`}
            {contradicted.text && `: ${contradicted.text}`}
          </Trans>
        </Flag>
      )}
      {handoff.callerGone && (
        <Flag icon="phone-missed">
          <b>
            <Trans>The caller has hung up: ring back.</Trans>
          </b>{' '}
          {sayMoment(handoff.callerGone, now)}
        </Flag>
      )}
      {handoff.undelivered && <Undelivered handoff={handoff} undelivered={handoff.undelivered} />}
      {changed && (
        <Flag icon="pencil" isPlain>
          {changed}
        </Flag>
      )}
      {handoff.customerWrote && (
        <Flag icon="message-square" isPlain>
          <Trans>
            The customer wrote {sayMoment(handoff.customerWrote.at, now)}: “<bdi>{handoff.customerWrote.text}</bdi>”
          </Trans>
        </Flag>
      )}
      {card.lacks && (
        <Flag
          icon="triangle-alert"
          button={
            onAsk && (
              <button type="button" className="btn" onClick={onAsk}>
                <Trans>Ask {agent.name}</Trans>
              </button>
            )
          }
        >
          <b>{card.lacks}</b>
        </Flag>
      )}
      {card.remarks.map((remark) => (
        <Flag key={remark} icon="info" isPlain>
          {remark}
        </Flag>
      ))}
      {isOpenState(handoff.state) &&
        draftDiffers(handoff.note).map(({ field, draft, argument, name }) => (
          <Flag key={name} icon="triangle-alert">
            <Trans>
              <b>The draft and what runs have another {field}.</b> The draft: “<bdi>{headOf(draft, SHOWN)}</bdi>”. What
              runs, as {name}: “<bdi>{headOf(argument, SHOWN)}</bdi>”.
            </Trans>
          </Flag>
        ))}
      <Decision handoff={handoff} card={card} onEdit={onEdit} onPick={onPick} />
      <CustomerStrip
        handoff={handoff}
        now={now}
        onCustomer={handoff.customer ? onCustomer : undefined}
        canSendPage={workspace.me.role !== 'viewer'}
      />
      {handoff.alsoOpen && (
        <Flag icon="layers" isPlain>
          <Trans>Also open:</Trans>{' '}
          {handoff.alsoOpen.map(({ id, ask, owner }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              <Link to={`/h/${id}`} className="link">
                {ask}
              </Link>{' '}
              ({nameFor(owner, me)})
            </span>
          ))}
        </Flag>
      )}
      <Ledger handoff={handoff} card={card} />
      {handoff.mayDecide && (handoff.twoMustAgree || handoff.mayDecide.length < workspace.people.length) && (
        <p className="hint mt-2">
          <Trans>
            May decide: {handoff.mayDecide.map((person) => nameFor(person, me)).join(', ') || t`nobody`}
            {handoff.twoMustAgree && t`, two of them`}
          </Trans>
        </p>
      )}
      {handoff.changedAt !== handoff.createdAt && (
        <Suspense>
          <Thread handoff={handoff} />
        </Suspense>
      )}
    </article>
  )
}

const OUTCOMES = { done: t`done`, failed: t`failed`, not_applied: t`not applied` } as const

/** The name stands out where the sentence has it. */
function Named({ text, name }: { text: string; name: string | undefined }) {
  const at = name ? text.indexOf(name) : -1
  if (!name || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <b>{name}</b>
      {text.slice(at + name.length)}
    </>
  )
}

type FlagProps = { icon: string; isPlain?: boolean; button?: ReactNode; children: ReactNode }

const Flag = ({ icon, isPlain, button, children }: FlagProps) => (
  <div className={`flag ${isPlain ? 'plain' : ''}`}>
    <Icon name={icon} size="s" />
    <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
    {button}
  </div>
)
