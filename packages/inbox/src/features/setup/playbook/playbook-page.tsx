/** Every version with its author and reason, what it changed in words, and the way back. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, once } from '../../../desk/desk.ts'
import { deskQuery } from '../../../desk/queries.ts'
import { sayMoment } from '../../../desk/times.ts'
import { WhileReading } from '../../../desk/while-reading.tsx'
import { Button } from '../../../ui/button.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { playbookQuery, useDraft } from '../draft.tsx'
import { Page, useAct } from '../page.tsx'
import { Written } from '../scrolls.tsx'

export default function PlaybookPage() {
  const { version: inForce } = useDraft()
  const queries = useQueryClient()
  const [shown, setShown] = useState(inForce)
  const versions = useQuery({
    queryKey: ['setup', 'versions'],
    queryFn: ({ signal }) => desk.listPlaybooks({}, { signal }),
  })
  const changes = useQuery({
    queryKey: ['setup', 'changes', shown],
    queryFn: ({ signal }) => desk.comparePlaybooks(String(shown), {}, { signal }),
    enabled: shown > 1,
  })
  const one = useQuery({
    queryKey: ['setup', 'version', shown],
    queryFn: ({ signal }) => desk.getPlaybookVersion(String(shown), { signal }),
  })
  const text = one.data ? (one.data.text ?? JSON.stringify(one.data.document, null, 2)) : undefined
  const back = useQuery({
    queryKey: ['setup', 'check-back', shown, inForce],
    queryFn: ({ signal }) => desk.checkPlaybook({ document: text ?? '' }, { signal }),
    enabled: shown < inForce && text !== undefined,
    gcTime: 0,
  })
  const { act, line } = useAct()
  const rollBack = () =>
    void act(async () => {
      const taken = await desk.rollBackPlaybook(String(shown), { basedOn: inForce }, once())
      queries.setQueryData(playbookQuery.queryKey, taken)
      setShown(taken.version)
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['setup', 'versions'] }),
        queries.invalidateQueries({ queryKey: ['setup', 'proof'] }),
        queries.invalidateQueries({ queryKey: deskQuery.queryKey }),
      ])
    }, t`What stood in v${shown} is in force again.`)
  return (
    <Page
      title={t`Playbook history`}
      about={t`Every change is a version with an author and a reason. Open handoffs keep the version they were judged by.`}
      savesPlaybook
      actions={
        shown < inForce && (
          <Button look="primary" disabled={!back.data?.holds} onClick={rollBack}>
            <Trans>Roll back to v{shown}</Trans>
          </Button>
        )
      }
    >
      {line}
      <div className="cols two" style={{ gridTemplateColumns: 'minmax(0,1fr) minmax(0,2fr)' }}>
        <ul className="card" style={{ alignSelf: 'start' }}>
          <WhileReading
            query={versions}
            waiting={
              <li>
                <Trans>Reading …</Trans>
              </li>
            }
            failed={t`The versions could not be read.`}
          />
          {versions.data?.items.map(({ version, why, writtenBy, at }) => (
            <li key={version} className="setrow">
              <button
                type="button"
                aria-pressed={version === shown}
                style={{ textAlign: 'start' }}
                onClick={() => setShown(version)}
              >
                <b>v{version}</b> {why ?? t`No reason was given`}
              </button>
              <p>
                {writtenBy.name}, {sayMoment(at, deskNow())}
                {version === inForce && t` · in force`}
              </p>
              <span />
            </li>
          ))}
        </ul>
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <section className="card" aria-label={t`What it changed`}>
            <h2 className="setrow" style={{ fontSize: '.875rem' }}>
              <Trans>
                v{shown} against v{shown - 1 || t`nothing`}
              </Trans>
            </h2>
            {shown === 1 && (
              <p className="setrow">
                <Trans>The first one: there is nothing before it.</Trans>
              </p>
            )}
            {changes.data?.changes.map(({ pointer, words }) => (
              <p key={pointer + words} className="setrow">
                {words}
              </p>
            ))}
          </section>
          {back.data && (
            <section className="card pad" aria-label={t`Going back`}>
              <b>
                <Trans>Going back to v{shown} would</Trans>
              </b>
              <ul style={{ paddingInlineStart: 18, listStyle: 'disc' }}>
                {back.data.changes.map(({ pointer, words }) => (
                  <li key={pointer + words}>{words}</li>
                ))}
              </ul>
              <p>
                {back.data.holds
                  ? t`The proof holds for 90 days.`
                  : back.data.problems.map(({ message }) => message).join(' ')}
              </p>
              {back.data.remarks.map((words) => (
                <p key={words} className="small">
                  {words}
                </p>
              ))}
            </section>
          )}
          {text !== undefined && <Written label={t`Text of v${shown}`} text={text} most={420} />}
        </div>
      </div>
    </Page>
  )
}
