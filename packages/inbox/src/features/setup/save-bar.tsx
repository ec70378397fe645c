/** What would change, in words, and what the proof says of it: shown before a version can be saved. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { sayError } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from './draft.tsx'
import { Written } from './scrolls.tsx'

export function SaveBar() {
  const { edits, version, check, save, isSaving, drop, said, failure, others, text, playbook } = useDraft()
  const [why, setWhy] = useState('')
  const [showsText, setShowsText] = useState(false)
  if (edits.length === 0)
    return (
      <p role="status" className="status" style={{ minBlockSize: 20 }}>
        {said}
      </p>
    )
  const { data } = check
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await save(why)
    setWhy('')
  }
  return (
    <form className="card pad" aria-label={t`Next version`} onSubmit={(event) => void submit(event)}>
      {others && (
        <div className="flag" role="alert">
          <div>
            <Trans>
              <b>{others.by} was faster. Yours is kept, and stands on theirs now.</b> They changed:
            </Trans>
            <ul>
              {others.changes.map(({ pointer, words }) => (
                <li key={pointer + words}>{words}</li>
              ))}
            </ul>
            <Trans>Look at both, then save.</Trans>
          </div>
        </div>
      )}
      <div className="row-x wrap">
        <h2 style={{ fontSize: '.875rem' }}>
          <Trans>Version {version + 1}, not in force yet</Trans>
        </h2>
        <span className="sp" />
        <span role="status" className="status">
          {check.isChecking && t`Comparing and proving …`}
          {data && !check.isChecking && (data.holds ? t`The proof holds for 90 days.` : t`The proof does not hold.`)}
        </span>
      </div>
      {check.error && (
        <p role="alert" style={{ color: 'var(--now)' }}>
          {sayError(check.error)}
        </p>
      )}
      {data && (
        <>
          <ul aria-label={t`Changes`} style={{ margin: '8px 0', paddingInlineStart: 18, listStyle: 'disc' }}>
            {data.changes.map(({ pointer, words, kind }) => (
              <li key={pointer + words}>
                <span className="sr-only">{kind}: </span>
                {words}
              </li>
            ))}
            {data.changes.length === 0 && data.holds && (
              <li>
                <Trans>Nothing that means anything: only how it is written.</Trans>
              </li>
            )}
          </ul>
          {data.problems.map(({ message, pointer }) => (
            <p key={message} role="alert" style={{ color: 'var(--now)' }}>
              {pointer && <b>{placeIn(playbook, pointer)}: </b>}
              {pointer ? message.replace(/^[\w.[\]-]+: /, '') : message}
            </p>
          ))}
          {data.remarks.length > 0 && (
            <details open={data.remarks.length < 4}>
              <summary>
                {data.remarks.length === 1 ? t`One thing stays open` : t`${data.remarks.length} things stay open`}
              </summary>
              <ul style={{ paddingInlineStart: 18, listStyle: 'disc' }}>
                {data.remarks.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {showsText && <Written label={t`As text`} text={text ?? ''} />}
      <div className="row-x wrap" style={{ marginBlockStart: 10 }}>
        <input
          className="field"
          style={{ flex: 1, minInlineSize: 200, inlineSize: 'auto' }}
          aria-label={t`Why, for the others`}
          placeholder={t`Why, for the others (may be left empty)`}
          maxLength={500}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
        <Button look="plain" onClick={() => setShowsText(!showsText)}>
          {showsText ? t`Hide text` : t`As text`}
        </Button>
        <Button onClick={drop}>
          <Trans>Drop</Trans>
        </Button>
        <Button look="primary" type="submit" disabled={!data?.holds || check.isChecking || isSaving}>
          <Trans>Save as v{version + 1}</Trans>
        </Button>
      </div>
      <p role="alert" style={{ color: 'var(--now)' }}>
        {failure}
      </p>
    </form>
  )
}

/** "Support, owners, people": where in the playbook, by the names that its pages use. */
function placeIn(playbook: object, pointer: string): string {
  const [, part = '', id = '', ...rest] = pointer.split('/')
  const held: unknown = Reflect.get(playbook, part)
  const one: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, id) : undefined
  const named = typeof one === 'object' && one !== null ? (one as { name?: string; id?: string }) : {}
  return [named.name ?? named.id ?? (id || part), ...rest.filter((key) => !/^\d+$/.test(key))].join(', ')
}
