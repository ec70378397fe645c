import { slugOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
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
  ['admin', t`Admin`, t`People, agents, keys, playbook, data; and all that others may`],
  ['member', t`Decides`, t`Accepts and decides what they own, or are moved`],
  ['viewer', t`Reads`, t`Sees handoffs and measures, decides nothing`],
] as const

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
      title={t`People and roles`}
      about={t`A role says what a person may change. What they own is said in the lanes.`}
      savesPlaybook
      actions={
        <Button look="primary" onClick={() => setIsInviting(true)}>
          <Trans>Invite</Trans>
        </Button>
      }
    >
      {isInviting && <Invite onDone={() => setIsInviting(false)} />}
      {link && <Link_ link={link} />}
      {line}
      <Scrolls label={t`People`}>
        <table className="tbl fold">
          <thead>
            <tr>
              <th>
                <Trans>Person</Trans>
              </th>
              <th>
                <Trans>Role</Trans>
              </th>
              <th>
                <Trans>Reached by</Trans>
              </th>
              <th>
                <Trans>Owns in</Trans>
              </th>
              <th>
                <Trans>Signed in</Trans>
              </th>
              <th>
                <span className="sr-only">
                  <Trans>Actions</Trans>
                </span>
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
                      <span className="dim small">{one.email ?? t`no address`}</span>
                    </span>
                  </span>
                </td>
                <td data-l={t`Role`}>
                  <select
                    className="field"
                    aria-label={t`Role of ${one.name}`}
                    value={one.role}
                    onChange={({ target }) =>
                      void act(async () => {
                        await desk.changeMember(one.id, { role: target.value as typeof one.role })
                        await again()
                      }, t`Role of ${one.name} changed.`)
                    }
                  >
                    {ROLES.map(([role, words]) => (
                      <option key={role} value={role}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-l={t`Reached by`}>
                  {channels.data?.items
                    .filter(({ person, provenAt }) => person === one.id && provenAt)
                    .map(({ id, kind }) => (
                      <span key={id} className="chip">
                        {kind}
                      </span>
                    ))}
                  {channels.data &&
                    !channels.data.items.some(({ person, provenAt }) => person === one.id && provenAt) && (
                      <span className="dim">
                        <Trans>inbox only</Trans>
                      </span>
                    )}
                </td>
                <td data-l={t`Owns in`}>
                  {lanesOf(one.id).join(', ') || (
                    <span className="dim">
                      <Trans>nothing</Trans>
                    </span>
                  )}
                </td>
                <td data-l={t`Signed in`}>
                  {one.reachable ? (
                    t`yes`
                  ) : (
                    <span className="chip amb">
                      <Trans>not yet</Trans>
                    </span>
                  )}
                </td>
                <td className="r">
                  {!one.reachable && (
                    <Button onClick={() => invite(one)}>
                      <Trans>Get link</Trans>
                    </Button>
                  )}
                  {one.id !== me.id && one.id in playbook.people && (
                    <Button look="plain" onClick={() => remove('people', one.id)} aria-label={t`Take out ${one.name}`}>
                      <Trans>Take out</Trans>
                    </Button>
                  )}
                  {!(one.id in playbook.people) && (
                    <Button
                      look="plain"
                      onClick={() =>
                        void act(async () => {
                          await desk.removeMember(one.id)
                          await again()
                        }, t`${one.name} is out of the workspace.`)
                      }
                    >
                      <Trans>Remove</Trans>
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
                      <span className="dim small">{email ?? t`no address`}</span>
                    </span>
                  </span>
                </td>
                <td data-l={t`Role`}>
                  <Trans>Decides</Trans>
                </td>
                <td data-l={t`Reached by`} />
                <td data-l={t`Owns in`}>
                  {lanesOf(id).join(', ') || (
                    <span className="dim">
                      <Trans>nothing</Trans>
                    </span>
                  )}
                </td>
                <td data-l={t`Signed in`}>
                  <span className="chip amb">
                    <Trans>not saved yet</Trans>
                  </span>
                </td>
                <td className="r">
                  <Link className="btn" to={`/setup/cover?person=${encodeURIComponent(id)}`}>
                    <Trans>Set hours</Trans>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <h2 className="h2">
        <Trans>Roles</Trans>
      </h2>
      <div className="cols three">
        {ROLES.map(([role, name, means]) => (
          <div key={role} className="card pad">
            <b>{name}</b>
            <p className="mut small">{means}</p>
          </div>
        ))}
      </div>
    </Page>
  )
}

function Link_({ link: { name, email, url } }: { link: { name: string; email: string | null; url: string } }) {
  const mail = `mailto:${email ?? ''}?subject=${encodeURIComponent(t`Your link to our desk`)}&body=${encodeURIComponent(t`Hello ${name},\n\nthis link lets you in once, within a day:\n${url}`)}`
  return (
    <section className="card pad" aria-label={t`Sign-in link`}>
      <b>
        <Trans>Link for {name}</Trans>
      </b>
      <p className="mut small">
        <Trans>It lets them in once, within a day. Pass it on yourself; the desk shows it this once.</Trans>
      </p>
      <div className="row-x wrap" style={{ marginBlockStart: 8 }}>
        <input className="field" style={{ flex: 1 }} readOnly aria-label={t`Sign-in link of ${name}`} value={url} />
        <Button onClick={() => void navigator.clipboard?.writeText(url)}>
          <Trans>Copy</Trans>
        </Button>
        <a className="btn" href={mail}>
          <Trans>By mail</Trans>
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
    const id = freeId(slugOf(name) || t`person`, Object.keys(playbook.people))
    put('people', id, { name, ...(email && { email }) })
    const owned = playbook.lanes[lane]
    if (owned) put('lanes', lane, { owners: { people: [...owned.owners.people, id] } })
    onDone()
  }
  return (
    <form className="card pad" aria-label={t`Invite`} onSubmit={send}>
      <div className="cols three">
        <Text label={t`Name`} value={name} onText={setName} required />
        <Text label={t`E-mail`} type="email" value={email} onText={setEmail} />
        <Pick
          label={t`Takes handoffs of`}
          value={lane}
          onPick={setLane}
          options={[['', t`no lane yet`], ...lanes.map(([id, { name }]) => [id, name] as const)]}
        />
      </div>
      <div className="row-x" style={{ marginBlockStart: 10 }}>
        <Button look="primary" type="submit">
          <Trans>Add</Trans>
        </Button>
        <Button look="plain" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <span className="hint">
          <Trans>Then save; their link is beside their name.</Trans>
        </span>
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
