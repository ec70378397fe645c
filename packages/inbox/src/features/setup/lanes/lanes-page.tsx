/** Kinds of handoff: who takes them, in which order, within which time, and who may decide. */
import { type Lane, slugOf } from '@baton-desk/core'
import { useState } from 'react'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Button } from '../../../ui/button.tsx'
import { useDraft } from '../draft.tsx'
import { Page, Pick, Text } from '../page.tsx'
import { Scrolls } from '../scrolls.tsx'

const URGENCIES = [
  ['now', 'Now'],
  ['today', 'Today'],
  ['this_week', 'This week'],
  ['fyi', 'FYI'],
] as const
const ORDERS = [
  ['named', 'in this order'],
  ['round_robin', 'in turn'],
  ['least_loaded', 'whoever has least'],
  ['recently_engaged', 'who knows the customer'],
] as const

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
      title="Lanes"
      about={`A lane is a kind of handoff with its own owners, deadlines, outcomes and template. Every lane ends with ${nameOf(playbook.lastResort ?? '')}, the last resort.`}
      savesPlaybook
    >
      <Scrolls label="Lanes">
        <table className="tbl fold">
          <thead>
            <tr>
              <th>Lane</th>
              <th>Owners</th>
              <th>On duty now</th>
              <th>Accept / decide, today</th>
              <th>Then</th>
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
                <td data-l="Owners">
                  {owners.people.map(nameOf).join(', ')}
                  {owners.people.length > 1 && (
                    <span className="dim small">
                      {' '}
                      {ORDERS.find(([order]) => order === (owners.order ?? 'named'))?.[1]}
                    </span>
                  )}
                </td>
                <td data-l="On duty now">
                  {onDuty
                    .find((lane) => lane.id === one)
                    ?.onDuty.map(nameOf)
                    .join(', ') || <span className="chip amb">nobody</span>}
                </td>
                <td data-l="Accept / decide, today" className="nw">
                  {accept.today} / {decide.today}
                </td>
                <td data-l="Then">
                  {escalation.map(({ to }) => to.people.map(nameOf).join(', ')).join(', then ') || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <form
        className="row-x wrap"
        aria-label="New lane"
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
        <Text label="New lane" value={name} hint="Billing" onText={setName} required />
        <Button type="submit" className="self-end">
          Add lane
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
        {lane.name} <small>changes apply to new handoffs; open ones keep the version they were judged by</small>
      </h2>
      <div className="cols two">
        <div className="card pad" style={{ display: 'grid', gap: 10, alignContent: 'start' }}>
          <Text label="Name" value={lane.name} onText={(name) => set({ name })} />
          <fieldset>
            <legend className="lbl">Owners, in the order they are asked</legend>
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
            label="Who of them first"
            value={lane.owners.order ?? 'named'}
            options={ORDERS}
            onPick={(order) => set({ owners: { order } })}
          />
          <Pick
            label="By the calendar"
            value={lane.owners.rota ?? ''}
            options={[['', 'none'], ...Object.keys(playbook.rotas).map((rota) => [rota, rota] as const)]}
            onPick={(rota) => set({ owners: { rota: rota || null } })}
          />
          <Pick
            label="When nobody accepts in time"
            value={lane.escalation[0]?.to.people[0] ?? ''}
            options={[['', 'the last resort'], ...people]}
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
            label="Last resort of this lane"
            value={lane.lastResort ?? ''}
            options={[
              ['', `${playbook.people[playbook.lastResort ?? '']?.name ?? 'nobody'} (of the playbook)`],
              ...people,
            ]}
            onPick={(person) => set({ lastResort: person || null })}
          />
        </div>
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <Scrolls className="card pad over" label="Deadlines">
            <table className="tbl">
              <thead>
                <tr>
                  <th>Within</th>
                  {URGENCIES.map(([urgency, words]) => (
                    <th key={urgency}>{words}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {(['accept', 'decide'] as const).map((what) => (
                  <tr key={what}>
                    <td>{what}</td>
                    {URGENCIES.map(([urgency, words]) => (
                      <td key={urgency}>
                        <input
                          className="field"
                          style={{ minInlineSize: 64 }}
                          aria-label={`${what}, ${words}`}
                          value={lane[what][urgency]}
                          onChange={({ target }) => set({ [what]: { ...lane[what], [urgency]: target.value } })}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="hint">“30m”, “2h”, “1d”; with “ working” behind it, in the owner’s working hours.</p>
          </Scrolls>
          <MayDecide id={id} lane={lane} />
          <div className="card pad">
            <Text
              label="What “done” can mean, with a comma between"
              value={lane.outcomes.map(({ label }) => label).join(', ')}
              onText={(text) =>
                set({
                  outcomes: text.split(',').map((label) => {
                    const words = label.trimStart()
                    const there = lane.outcomes.find((one) => one.label === words)
                    return there ?? { id: slugOf(words, '_') || 'other', label: words }
                  }),
                })
              }
            />
          </div>
          <Pick
            label="Template"
            value={lane.template}
            options={[
              ...new Set([
                'quick_intake',
                'outbound_reply',
                'internal_task',
                lane.template,
                ...Object.keys(playbook.templates),
              ]),
            ].map((one) => [one, playbook.templates[one]?.name ?? one.replaceAll('_', ' ')] as const)}
            onPick={(template) => set({ template })}
          />
          <Button onClick={() => remove('lanes', id)}>Take this lane out</Button>
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
      <legend className="sr-only">Who may decide</legend>
      <b>Who may decide</b>
      {!lines && <p className="small">The owners, those of the steps, and the last resort; whatever is proposed.</p>}
      {lines?.map((line, nr) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
        <div key={nr} className="row-x wrap" style={{ marginBlockStart: 6 }}>
          <span className="chip">
            {[
              ...(line.people ?? []).map((one) => playbook.people[one]?.name ?? one),
              ...(line.roles ?? []),
              ...(line.skills ?? []),
            ].join(', ') || 'anybody'}
          </span>
          <input
            className="field"
            style={{ flex: 1 }}
            aria-label={`Limit ${nr + 1}`}
            placeholder="no limit, or action.amount <= 500.0"
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
            aria-label={`Take out line ${nr + 1}`}
            onClick={() => set(lines.length > 1 ? lines.filter((_, at) => at !== nr) : null)}
          >
            Take out
          </Button>
        </div>
      ))}
      <div className="row-x wrap" style={{ marginBlockStart: 8 }}>
        <Button
          onClick={() =>
            set([...(lines ?? [{ roles: ['last_resort'] }]), { roles: ['owners'], when: 'action.amount <= 500.0' }])
          }
        >
          Owners up to a limit
        </Button>
        <label className="row-x small">
          <input
            type="checkbox"
            checked={lane.twoMustAgree === true}
            onChange={({ target }) => put('lanes', id, { twoMustAgree: target.checked || null })}
          />
          Two must agree
        </label>
        {typeof lane.twoMustAgree === 'string' && <code>{lane.twoMustAgree}</code>}
      </div>
    </fieldset>
  )
}
