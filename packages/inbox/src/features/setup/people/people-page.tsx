import { slugOf } from '@baton-desk/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { desk } from '../../../desk/desk.ts'
import { deskQuery } from '../../../desk/queries.ts'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDraft } from '../draft.tsx'
import { Page, Pick, Text, useAct } from '../page.tsx'
import { Scrolls } from '../scrolls.tsx'

const ROLES = [
  ['admin', 'Admin'],
  ['member', 'Decides'],
  ['viewer', 'Reads'],
] as const
const MEANS = {
  Admin: 'People, agents, keys, playbook, data; and all that others may',
  Decides: 'Accepts and decides what they own, or are moved',
  Reads: 'Sees handoffs and measures, decides nothing',
}

export default function PeoplePage() {
  const { people, me } = useWorkspace()
  const { playbook, remove } = useDraft()
  const queries = useQueryClient()
  const { act, line } = useAct()
  const [isInviting, setIsInviting] = useState(false)
  const [link, setLink] = useState<{ id: string; name: string; email: string | null; url: string }>()
  const channels = useQuery({ queryKey: ['setup', 'channels'], queryFn: ({ signal }) => desk.listChannels({ signal }) })
  const again = () => queries.invalidateQueries({ queryKey: deskQuery.queryKey })
  const lanesOf = (id: string) =>
    Object.values(playbook.lanes)
      .filter(({ owners }) => owners.people.includes(id))
      .map(({ name }) => name)
  const unsaved = Object.entries(playbook.people).filter(([id]) => !people.some((one) => one.id === id))
  const invite = (one: { id: string; name: string; email: string | null }) =>
    void act(async () => {
      const { url } = await desk.inviteMember(one.id)
      setLink({ ...one, url })
    })
  return (
    <Page
      title="People and roles"
      about="A role says what a person may change. What they own is said in the lanes."
      savesPlaybook
      actions={
        <Button look="primary" onClick={() => setIsInviting(true)}>
          Invite
        </Button>
      }
    >
      {isInviting && <Invite onDone={() => setIsInviting(false)} />}
      {link && <Link_ link={link} />}
      {line}
      <Scrolls label="People">
        <table className="tbl fold">
          <thead>
            <tr>
              <th>Person</th>
              <th>Role</th>
              <th>Reached by</th>
              <th>Owns in</th>
              <th>Signed in</th>
              <th>
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.id}>
                <td>
                  <span className="row-x">
                    <Avatar name={one.name} {...(one.id === me.id && { kind: 'you' as const })} />
                    <span>
                      <b>{one.name}</b>
                      <br />
                      <span className="dim small">{one.email ?? 'no address'}</span>
                    </span>
                  </span>
                </td>
                <td data-l="Role">
                  <select
                    className="field"
                    aria-label={`Role of ${one.name}`}
                    value={one.role}
                    onChange={({ target }) =>
                      void act(async () => {
                        await desk.changeMember(one.id, { role: target.value as typeof one.role })
                        await again()
                      }, `Role of ${one.name} changed.`)
                    }
                  >
                    {ROLES.map(([role, words]) => (
                      <option key={role} value={role}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-l="Reached by">
                  {channels.data?.items
                    .filter(({ person, provenAt }) => person === one.id && provenAt)
                    .map(({ id, kind }) => (
                      <span key={id} className="chip">
                        {kind}
                      </span>
                    ))}
                  {channels.data &&
                    !channels.data.items.some(({ person, provenAt }) => person === one.id && provenAt) && (
                      <span className="dim">inbox only</span>
                    )}
                </td>
                <td data-l="Owns in">{lanesOf(one.id).join(', ') || <span className="dim">nothing</span>}</td>
                <td data-l="Signed in">{one.reachable ? 'yes' : <span className="chip amb">not yet</span>}</td>
                <td className="r">
                  {!one.reachable && <Button onClick={() => invite(one)}>Get link</Button>}
                  {one.id !== me.id && one.id in playbook.people && (
                    <Button look="plain" onClick={() => remove('people', one.id)} aria-label={`Take out ${one.name}`}>
                      Take out
                    </Button>
                  )}
                  {!(one.id in playbook.people) && (
                    <Button
                      look="plain"
                      onClick={() =>
                        void act(async () => {
                          await desk.removeMember(one.id)
                          await again()
                        }, `${one.name} is out of the workspace.`)
                      }
                    >
                      Remove
                    </Button>
                  )}
                </td>
              </tr>
            ))}
            {unsaved.map(([id, { name, email }]) => (
              <tr key={id}>
                <td>
                  <span className="row-x">
                    <Avatar name={name} />
                    <span>
                      <b>{name}</b>
                      <br />
                      <span className="dim small">{email ?? 'no address'}</span>
                    </span>
                  </span>
                </td>
                <td data-l="Role">Decides</td>
                <td data-l="Reached by" />
                <td data-l="Owns in">{lanesOf(id).join(', ') || <span className="dim">nothing</span>}</td>
                <td data-l="Signed in">
                  <span className="chip amb">not saved yet</span>
                </td>
                <td className="r">
                  <Link className="btn" to={`/setup/cover?person=${encodeURIComponent(id)}`}>
                    Set hours
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <h2 className="h2">Roles</h2>
      <div className="cols three">
        {Object.entries(MEANS).map(([role, words]) => (
          <div key={role} className="card pad">
            <b>{role}</b>
            <p className="mut small">{words}</p>
          </div>
        ))}
      </div>
    </Page>
  )
}

function Link_({ link: { name, email, url } }: { link: { name: string; email: string | null; url: string } }) {
  const mail = `mailto:${email ?? ''}?subject=${encodeURIComponent('Your link to our desk')}&body=${encodeURIComponent(`Hello ${name},\n\nthis link lets you in once, within a day:\n${url}`)}`
  return (
    <section className="card pad" aria-label="Sign-in link">
      <b>Link for {name}</b>
      <p className="mut small">It lets them in once, within a day. Pass it on yourself; the desk shows it this once.</p>
      <div className="row-x wrap" style={{ marginBlockStart: 8 }}>
        <input className="field" style={{ flex: 1 }} readOnly aria-label={`Sign-in link of ${name}`} value={url} />
        <Button onClick={() => void navigator.clipboard?.writeText(url)}>Copy</Button>
        <a className="btn" href={mail}>
          By mail
        </a>
      </div>
    </section>
  )
}

function Invite({ onDone }: { onDone: () => void }) {
  const { put, playbook } = useDraft()
  const lanes = Object.entries(playbook.lanes)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [lane, setLane] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    const id = freeId(slugOf(name) || 'person', Object.keys(playbook.people))
    put('people', id, { name, ...(email && { email }) })
    const owned = playbook.lanes[lane]
    if (owned) put('lanes', lane, { owners: { people: [...owned.owners.people, id] } })
    onDone()
  }
  return (
    <form className="card pad" aria-label="Invite" onSubmit={send}>
      <div className="cols three">
        <Text label="Name" value={name} onText={setName} required />
        <Text label="E-mail" type="email" value={email} onText={setEmail} />
        <Pick
          label="Takes handoffs of"
          value={lane}
          onPick={setLane}
          options={[['', 'no lane yet'], ...lanes.map(([id, { name }]) => [id, name] as const)]}
        />
      </div>
      <div className="row-x" style={{ marginBlockStart: 10 }}>
        <Button look="primary" type="submit">
          Add
        </Button>
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
        <span className="hint">Then save; their link is beside their name.</span>
      </div>
    </form>
  )
}

function freeId(wanted: string, taken: readonly string[]): string {
  for (let nr = 1; ; nr += 1) {
    const id = nr === 1 ? wanted : `${wanted}-${nr}`
    if (!taken.includes(id)) return id
  }
}
