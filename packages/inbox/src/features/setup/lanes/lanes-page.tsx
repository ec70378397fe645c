/** Kinds of handoff: who takes them, in which order, within which time, and who may decide. */

import { type Lane, slugOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Button } from '../../../ui/button.tsx'
import { useDraft } from '../draft.tsx'
import { Page, Pick, Text } from '../page.tsx'
import { Scrolls } from '../scrolls.tsx'

const URGENCIES = [
  ['now', t`Now`],
  ['today', t`Today`],
  ['this_week', t`This week`],
  ['fyi', t`FYI`],
] as const
const ORDERS = [
  ['named', t`in this order`],
  ['round_robin', t`in turn`],
  ['least_loaded', t`whoever has least`],
  ['recently_engaged', t`who knows the customer`],
] as const

const WITHIN = [
  ['accept', t`accept`],
  ['decide', t`decide`],
] as const
/** Those that Baton brings. */
const TEMPLATES: Record<string, string> = {
  quick_intake: t`quick intake`,
  outbound_reply: t`outbound reply`,
  internal_task: t`internal task`,
}

export default function LanesPage() {
  const { playbook, put } = useDraft()
  const { lanes: onDuty } = useWorkspace()
  const lanes = Object.entries(playbook.lanes)
  const [id, setId] = useState(lanes[0]?.[0] ?? '')
  const [name, setName] = useState('')
  const lane = playbook.lanes[id]
  const nameOf = (person: string) => playbook.people[person]?.name ?? person
  return (
    <Page
      title={t`Lanes`}
      about={t`A lane is a kind of handoff with its own owners, deadlines, outcomes and template. Every lane ends with ${nameOf(playbook.lastResort ?? '')}, the last resort.`}
      savesPlaybook
    >
      <Scrolls label={t`Lanes`}>
        <table className="tbl fold">
          <thead>
            <tr>
              <th>
                <Trans>Lane</Trans>
              </th>
              <th>
                <Trans>Owners</Trans>
              </th>
              <th>
                <Trans>On duty now</Trans>
              </th>
              <th>
                <Trans>Accept / decide, today</Trans>
              </th>
              <th>
                <Trans>Then</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {lanes.map(([one, { name, owners, accept, decide, escalation, template }]) => (
              <tr key={one} className={one === id ? 'on' : ''}>
                <td>
                  <Button look="plain" aria-pressed={one === id} onClick={() => setId(one)}>
                    {name}
                  </Button>
                  <span className="dim small"> {template}</span>
                </td>
                <td data-l={t`Owners`}>
                  {owners.people.map(nameOf).join(', ')}
                  {owners.people.length > 1 && (
                    <span className="dim small">
                      {' '}
                      {ORDERS.find(([order]) => order === (owners.order ?? 'named'))?.[1]}
                    </span>
                  )}
                </td>
                <td data-l={t`On duty now`}>
                  {onDuty
                    .find((lane) => lane.id === one)
                    ?.onDuty.map(nameOf)
                    .join(', ') || (
                    <span className="chip amb">
                      <Trans>nobody</Trans>
                    </span>
                  )}
                </td>
                <td data-l={t`Accept / decide, today`} className="nw">
                  {accept.today} / {decide.today}
                </td>
                <td data-l={t`Then`}>
                  {escalation.map(({ to }) => to.people.map(nameOf).join(', ')).join(t`, then `) || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <form
        className="row-x wrap"
        aria-label={t`New lane`}
        onSubmit={(event) => {
          event.preventDefault()
          const lane = slugOf(name)
          if (!lane || lane in playbook.lanes) return
          put('lanes', lane, {
            name,
            owners: { people: [playbook.lastResort ?? Object.keys(playbook.people)[0] ?? ''] },
          })
          setId(lane)
          setName('')
        }}
      >
        <Text label={t`New lane`} value={name} hint={t`Billing`} onText={setName} required />
        <Button type="submit" className="self-end">
          <Trans>Add lane</Trans>
        </Button>
      </form>
      {lane && <OneLane key={id} id={id} lane={lane} />}
    </Page>
  )
}

function OneLane({ id, lane }: { id: string; lane: Lane }) {
  const { playbook, put, remove } = useDraft()
  const people = Object.entries(playbook.people).map(([one, { name }]) => [one, name] as const)
  const set = (values: Record<string, unknown>) => put('lanes', id, values)
  const owners = lane.owners.people
  const isThere = (person: string) => owners.includes(person)
  return (
    <section aria-label={lane.name}>
      <h2 className="h2">
        {lane.name}{' '}
        <small>
          <Trans>changes apply to new handoffs; open ones keep the version they were judged by</Trans>
        </small>
      </h2>
      <div className="cols two">
        <div className="card pad" style={{ display: 'grid', gap: 10, alignContent: 'start' }}>
          <Text label={t`Name`} value={lane.name} onText={(name) => set({ name })} />
          <fieldset>
            <legend className="lbl">
              <Trans>Owners, in the order they are asked</Trans>
            </legend>
            <div className="pick">
              {[...owners, ...people.map(([one]) => one).filter((one) => !isThere(one))].map((one) => (
                <button
                  key={one}
                  type="button"
                  className="btn"
                  aria-pressed={isThere(one)}
                  onClick={() =>
                    set({
                      owners: { people: isThere(one) ? owners.filter((person) => person !== one) : [...owners, one] },
                    })
                  }
                >
                  {isThere(one) && <span className="dim">{owners.indexOf(one) + 1}</span>}
                  {playbook.people[one]?.name ?? one}
                </button>
              ))}
            </div>
          </fieldset>
          <Pick
            label={t`Who of them first`}
            value={lane.owners.order ?? 'named'}
            options={ORDERS}
            onPick={(order) => set({ owners: { order } })}
          />
          <Pick
            label={t`By the calendar`}
            value={lane.owners.rota ?? ''}
            options={[['', t`none`], ...Object.keys(playbook.rotas).map((rota) => [rota, rota] as const)]}
            onPick={(rota) => set({ owners: { rota: rota || null } })}
          />
          <Pick
            label={t`When nobody accepts in time`}
            value={lane.escalation[0]?.to.people[0] ?? ''}
            options={[['', t`the last resort`], ...people]}
            onPick={(person) =>
              set({
                escalation: person
                  ? [
                      { ...lane.escalation[0], to: { ...lane.escalation[0]?.to, people: [person] } },
                      ...lane.escalation.slice(1),
                    ]
                  : null,
              })
            }
          />
          <Pick
            label={t`Last resort of this lane`}
            value={lane.lastResort ?? ''}
            options={[
              ['', t`${playbook.people[playbook.lastResort ?? '']?.name ?? t`nobody`} (of the playbook)`],
              ...people,
            ]}
            onPick={(person) => set({ lastResort: person || null })}
          />
        </div>
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <Scrolls className="card pad over" label={t`Deadlines`}>
            <table className="tbl">
              <thead>
                <tr>
                  <th>
                    <Trans>Within</Trans>
                  </th>
                  {URGENCIES.map(([urgency, words]) => (
                    <th key={urgency}>{words}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {WITHIN.map(([what, label]) => (
                  <tr key={what}>
                    <td>{label}</td>
                    {URGENCIES.map(([urgency, words]) => (
                      <td key={urgency}>
                        <input
                          className="field"
                          style={{ minInlineSize: 64 }}
                          aria-label={`${label}, ${words}`}
                          value={lane[what][urgency]}
                          onChange={({ target }) => set({ [what]: { ...lane[what], [urgency]: target.value } })}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="hint">
              <Trans>“30m”, “2h”, “1d”; with “ working” behind it, in the owner’s working hours.</Trans>
            </p>
          </Scrolls>
          <MayDecide id={id} lane={lane} />
          <div className="card pad">
            <Text
              label={t`What “done” can mean, with a comma between`}
              value={lane.outcomes.map(({ label }) => label).join(', ')}
              onText={(text) =>
                set({
                  outcomes: text.split(',').map((label) => {
                    const words = label.trimStart()
                    const there = lane.outcomes.find((one) => one.label === words)
                    return there ?? { id: slugOf(words, '_') || t`other`, label: words }
                  }),
                })
              }
            />
          </div>
          <Pick
            label={t`Template`}
            value={lane.template}
            options={[...new Set([...Object.keys(TEMPLATES), lane.template, ...Object.keys(playbook.templates)])].map(
              (one) => [one, playbook.templates[one]?.name ?? TEMPLATES[one] ?? one] as const,
            )}
            onPick={(template) => set({ template })}
          />
          <Button onClick={() => remove('lanes', id)}>
            <Trans>Take this lane out</Trans>
          </Button>
        </div>
      </div>
    </section>
  )
}

/** Who may decide, line by line; what a line says beside people, roles and a limit stays as it is written. */
function MayDecide({ id, lane }: { id: string; lane: Lane }) {
  const { playbook, put } = useDraft()
  const lines = lane.mayDecide
  const set = (mayDecide: unknown) => put('lanes', id, { mayDecide })
  return (
    <fieldset className="card pad">
      <legend className="sr-only">
        <Trans>Who may decide</Trans>
      </legend>
      <b>
        <Trans>Who may decide</Trans>
      </b>
      {!lines && (
        <p className="small">
          <Trans>The owners, those of the steps, and the last resort; whatever is proposed.</Trans>
        </p>
      )}
      {lines?.map((line, nr) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
        <div key={nr} className="row-x wrap" style={{ marginBlockStart: 6 }}>
          <span className="chip">
            {[
              ...(line.people ?? []).map((one) => playbook.people[one]?.name ?? one),
              ...(line.roles ?? []),
              ...(line.skills ?? []),
            ].join(', ') || t`anybody`}
          </span>
          <input
            className="field"
            style={{ flex: 1 }}
            aria-label={t`Limit ${nr + 1}`}
            placeholder={t`no limit, or action.amount <= 500.0`}
            value={line.when ?? ''}
            onChange={({ target }) =>
              set(
                lines.map((one, at) => {
                  const { when: _, ...rest } = one
                  if (at !== nr) return one
                  return target.value ? { ...rest, when: target.value } : rest
                }),
              )
            }
          />
          <Button
            look="plain"
            aria-label={t`Take out line ${nr + 1}`}
            onClick={() => set(lines.length > 1 ? lines.filter((_, at) => at !== nr) : null)}
          >
            <Trans>Take out</Trans>
          </Button>
        </div>
      ))}
      <div className="row-x wrap" style={{ marginBlockStart: 8 }}>
        <Button
          onClick={() =>
            set([...(lines ?? [{ roles: ['last_resort'] }]), { roles: ['owners'], when: 'action.amount <= 500.0' }])
          }
        >
          <Trans>Owners up to a limit</Trans>
        </Button>
        <label className="row-x small">
          <input
            type="checkbox"
            checked={lane.twoMustAgree === true}
            onChange={({ target }) => put('lanes', id, { twoMustAgree: target.checked || null })}
          />
          <Trans>Two must agree</Trans>
        </label>
        {typeof lane.twoMustAgree === 'string' && <code>{lane.twoMustAgree}</code>}
      </div>
    </fieldset>
  )
}
