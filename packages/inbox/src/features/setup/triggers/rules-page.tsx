/** Triggers and never-rules: a sentence beside its expression, and what the last 30 days would have made of it. */

import { type Never, REASON_CODES, slugOf, type Trigger } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { desk, sayError } from '../../../desk/desk.ts'
import { sayMoment } from '../../../desk/times.ts'
import { Button } from '../../../ui/button.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { useDraft, useNextText } from '../draft.tsx'
import { Page, Pick, Text } from '../page.tsx'
import { FIELDS, kindOf, opsOf, type Piece, readSentence, writeSentence } from './sentence.ts'

type Part = 'triggers' | 'never'
type Rule = Partial<Trigger> & Partial<Never> & { id: string; lane: string }

export function RulesPage({ part, title, about }: { part: Part; title: string; about: string }) {
  const { playbook, put } = useDraft()
  const rules = playbook[part] as Rule[]
  const [id, setId] = useState(rules[0]?.id ?? '')
  const [name, setName] = useState('')
  const rule = rules.find((one) => one.id === id)
  const lane = laneOfMost(rules) ?? Object.keys(playbook.lanes)[0] ?? ''
  const add = () => {
    const made = slugOf(name)
    if (!made || rules.some((one) => one.id === made)) return
    const common = { lane, reason: part === 'triggers' ? 'authority_limit' : 'out_of_scope' }
    if (part === 'triggers') put(part, made, { ...newTrigger(name), ...common, why: name })
    else put(part, made, { what: name, ...common })
    setId(made)
    setName('')
  }
  return (
    <Page title={title} about={about} savesPlaybook>
      <div className="cols rules">
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <ul className="card">
            {rules.map((one) => (
              <li key={one.id} className="setrow">
                <button
                  type="button"
                  aria-pressed={one.id === id}
                  style={{ textAlign: 'start' }}
                  onClick={() => setId(one.id)}
                >
                  <b>{one.why ?? one.what ?? one.id}</b>
                </button>
                <p>
                  {playbook.lanes[one.lane]?.name ?? one.lane}
                  {one.urgency && ` · ${one.urgency.replace('_', ' ')}`}
                </p>
                <span />
              </li>
            ))}
            {rules.length === 0 && (
              <li className="setrow">
                <Trans>None yet.</Trans>
              </li>
            )}
          </ul>
          <form
            className="card pad"
            aria-label={t`New rule`}
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <Text
              label={part === 'triggers' ? t`New: why a person is needed` : t`New: what the agent must never do`}
              value={name}
              hint={part === 'triggers' ? t`Refunds above $100 need a person.` : t`Give legal advice`}
              onText={setName}
              required
            />
            <Button type="submit" className="mt-2">
              <Trans>Add</Trans>
            </Button>
          </form>
        </div>
        {rule && <OneRule key={rule.id} part={part} rule={rule} />}
      </div>
    </Page>
  )
}

/** The figure that its reason names; who writes none has one to change. */
function newTrigger(why: string) {
  const [, figure = '100'] = /(\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?)(?!\s*(?:%|days?|hours?|minutes?))/.exec(why) ?? []
  const amount = Number(figure.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'))
  // biome-ignore lint/suspicious/noThenProperty: the playbook's word; it is data and never awaited
  return { when: `action.amount > ${Number.isInteger(amount) ? amount.toFixed(1) : amount}`, then: 'review' }
}

/** Where most of the rules go that are there. */
function laneOfMost(rules: readonly Rule[]): string | undefined {
  const countOf = (lane: string) => rules.filter((rule) => rule.lane === lane).length
  return rules.map(({ lane }) => lane).toSorted((one, other) => countOf(other) - countOf(one))[0]
}

function OneRule({ part, rule }: { part: Part; rule: Rule }) {
  const { playbook, put, remove } = useDraft()
  const set = (values: Record<string, unknown>) => put(part, rule.id, values)
  const lanes = Object.entries(playbook.lanes).map(([id, { name }]) => [id, name] as const)
  return (
    <section aria-label={rule.id} style={{ display: 'grid', gap: 12, alignContent: 'start', minInlineSize: 0 }}>
      <div className="card pad" style={{ display: 'grid', gap: 10 }}>
        <code>{rule.id}</code>
        {rule.when === undefined ? (
          <p>
            <Trans>Told to the agent in words.</Trans>{' '}
            <Button onClick={() => set({ when: 'event.text.contains("")' })}>
              <Trans>Have the gate enforce it</Trans>
            </Button>
          </p>
        ) : (
          <Sentence when={rule.when} onWhen={(when) => set({ when })} />
        )}
        <div className="cols three">
          {part === 'triggers' && (
            <Pick
              label={t`Then`}
              value={rule.then ?? 'review'}
              options={[
                ['review', t`a person approves first`],
                ['hand_off', t`a person takes it`],
              ]}
              onPick={(then) => set({ then })}
            />
          )}
          <Pick label={t`In`} value={rule.lane} options={lanes} onPick={(lane) => set({ lane })} />
          {part === 'triggers' && (
            <Pick
              label={t`How urgent`}
              value={rule.urgency ?? ''}
              options={[
                ['', t`as the lane says`],
                ['now', t`now`],
                ['today', t`today`],
                ['this_week', t`this week`],
                ['fyi', t`FYI`],
              ]}
              onPick={(urgency) => set({ urgency: urgency || null })}
            />
          )}
          <Pick
            label={t`Because of`}
            value={rule.reason ?? 'out_of_scope'}
            options={REASON_CODES.map((code) => [code, code.replaceAll('_', ' ')] as const)}
            onPick={(reason) => set({ reason })}
          />
        </div>
        {part === 'triggers' ? (
          <Text label={t`The person reads`} value={rule.why ?? ''} onText={(why) => set({ why })} />
        ) : (
          <>
            <Text label={t`Never`} value={rule.what ?? ''} onText={(what) => set({ what })} />
            <Text
              label={t`Instead`}
              value={rule.instead ?? ''}
              onText={(instead) => set({ instead: instead || null })}
            />
          </>
        )}
        <div>
          <Button look="plain" onClick={() => remove(part, rule.id)}>
            <Trans>Take this rule out</Trans>
          </Button>
        </div>
      </div>
      {rule.when !== undefined && <Replay rule={rule.id} />}
    </section>
  )
}

function Sentence({ when, onWhen }: { when: string; onWhen: (when: string) => void }) {
  const read = readSentence(when)
  const write = (pieces: readonly Piece[], joined = read?.joined ?? '&&') => onWhen(writeSentence({ pieces, joined }))
  const change = (nr: number, part: Partial<Piece>) =>
    write((read?.pieces ?? []).map((piece, at) => (at === nr ? { ...piece, ...part } : piece)))
  const fresh: Piece = { field: 'action.amount', op: '>', value: '100' }
  return (
    <>
      {read ? (
        <fieldset className="row-x wrap sent">
          <legend className="sr-only">
            <Trans>When, as a sentence</Trans>
          </legend>
          <span>
            <Trans>When</Trans>
          </span>
          {read.pieces.map((piece, nr) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence are told apart by their place
            <span key={nr} className="row-x wrap">
              {nr > 0 && <span>{read.joined === '&&' ? t`and` : t`or`}</span>}
              <select
                className="slot"
                aria-label={t`What, part ${nr + 1}`}
                value={piece.field}
                onChange={({ target }) => {
                  const op = opsOf(target.value)[0]?.[0] ?? '=='
                  change(nr, {
                    field: target.value,
                    op,
                    value: kindOf(target.value) === kindOf(piece.field) ? piece.value : '',
                  })
                }}
              >
                {!FIELDS.some(([field]) => field === piece.field) && <option value={piece.field}>{piece.field}</option>}
                {FIELDS.map(([field, words]) => (
                  <option key={field} value={field}>
                    {words}
                  </option>
                ))}
              </select>
              <select
                className="slot"
                aria-label={t`How, part ${nr + 1}`}
                value={piece.op}
                onChange={({ target }) => change(nr, { op: target.value })}
              >
                {opsOf(piece.field).map(([op, words]) => (
                  <option key={op} value={op}>
                    {words}
                  </option>
                ))}
              </select>
              {piece.op !== 'yes' && piece.op !== 'no' && (
                <input
                  className="slot"
                  style={{ inlineSize: 140 }}
                  aria-label={t`Value, part ${nr + 1}`}
                  value={piece.value}
                  onChange={({ target }) => change(nr, { value: target.value.replace(/["\\]/g, '') })}
                />
              )}
              {read.pieces.length > 1 && (
                <Button
                  look="plain"
                  aria-label={t`Take out part ${nr + 1}`}
                  onClick={() => write(read.pieces.filter((_, at) => at !== nr))}
                >
                  ×
                </Button>
              )}
            </span>
          ))}
          <Button look="plain" onClick={() => write([...read.pieces, fresh], '&&')}>
            <Trans>And …</Trans>
          </Button>
          <Button look="plain" onClick={() => write([...read.pieces, fresh], '||')}>
            <Trans>Or …</Trans>
          </Button>
        </fieldset>
      ) : (
        <p className="small">
          <Trans>This condition says more than a sentence can. It is shown as it is written, and kept.</Trans>
        </p>
      )}
      <label>
        <span className="lbl">
          <Trans>As the playbook keeps it (CEL)</Trans>
        </span>
        <textarea
          className="field"
          style={{ fontFamily: 'var(--mono)', fontSize: '.78125rem' }}
          rows={2}
          value={when}
          onChange={({ target }) => onWhen(target.value)}
        />
      </label>
    </>
  )
}

const DAYS = 30

function Replay({ rule }: { rule: string }) {
  const document = useNextText()
  const played = useQuery({
    queryKey: ['setup', 'replay', rule, document],
    queryFn: ({ signal }) => desk.replayRule({ document, trigger: rule, days: DAYS }, { signal }),
    gcTime: 0,
  })
  const { data } = played
  return (
    <section className="card" aria-label={t`The last 30 days`}>
      <div className="setrow" role="status">
        <span>
          <Trans>
            The last {DAYS} days would have made{' '}
            <b style={{ fontSize: '1.5rem' }}>{data ? data.stopped.length : '…'}</b> handoffs by this rule
          </Trans>
        </span>
        <p>
          {played.error
            ? sayError(played.error)
            : data &&
              t`Of ${data.played} handoffs that came${data.isAll ? '' : t`, the newest`}. Conversations that came to no handoff are not kept, so they are not in it.`}
        </p>
        <span />
      </div>
      {data?.stopped.slice(0, 20).map(({ id, ask, at, state }) => (
        <div key={id} className="setrow">
          <Link to={`/h/${id}`}>{ask}</Link>
          <p>{sayMoment(at, deskNow())}</p>
          <span className="small">{state}</span>
        </div>
      ))}
    </section>
  )
}
