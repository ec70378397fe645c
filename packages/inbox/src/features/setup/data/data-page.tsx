/** How long what is kept, and the end of all words of one customer. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk, once } from '../../../desk/desk.ts'
import { WhileReading } from '../../../desk/while-reading.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, Text, useAct } from '../page.tsx'

type Kept = AnswerOf<'retention'>
const WORDS: Record<keyof Kept, [string, string]> = {
  conversations: [
    t`Conversations`,
    t`What customer and agent said, once a handoff is over. The 30-day counts of triggers read them.`,
  ],
  words: [
    t`Words of handoffs`,
    t`Notes, decisions, remarks. What is left tells who had it, when, and what kind of answer it got.`,
  ],
  refusedBodies: [t`Refused submissions`, t`What agents sent that could not be taken.`],
  verdicts: [t`Answers of the gate`, t`Without words of a conversation.`],
  deliveries: [t`Deliveries`, t`What was sent to webhooks and people, and whether it arrived.`],
  idempotencyKeys: [t`Request keys`, t`Under which key which request was carried out.`],
  sessions: [t`Sign-in sessions`, t`After they have ended.`],
}

export default function DataPage() {
  const kept = useQuery({ queryKey: ['setup', 'retention'], queryFn: ({ signal }) => desk.retention({ signal }) })
  return (
    <Page
      title={t`Data and retention`}
      about={t`What is older goes within minutes. Hashes and chain heads stay, so a trail can still be checked.`}
    >
      <WhileReading
        query={kept}
        waiting={
          <p>
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`Retention could not be read.`}
      />
      {kept.data && <Retention key={JSON.stringify(kept.data)} kept={kept.data} onSaved={() => kept.refetch()} />}
      <Erase />
    </Page>
  )
}

function Retention({ kept, onSaved }: { kept: Kept; onSaved: () => unknown }) {
  const [days, setDays] = useState(kept)
  const { act, line } = useAct()
  const names = Object.keys(WORDS) as (keyof Kept)[]
  const shorter = names.filter((name) => days[name] < kept[name])
  const save = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      await desk.setRetention(days)
      await onSaved()
    }, t`Saved.`)
  }
  return (
    <form className="card" aria-label={t`Retention`} onSubmit={save}>
      {names.map((name) => (
        <div key={name} className="setrow">
          <b>{WORDS[name][0]}</b>
          <p>{WORDS[name][1]}</p>
          <label className="row-x">
            <input
              className="field"
              style={{ inlineSize: 90 }}
              type="number"
              min={1}
              max={3650}
              aria-label={t`${WORDS[name][0]}: days`}
              value={days[name]}
              onChange={({ target }) => setDays({ ...days, [name]: target.valueAsNumber })}
            />
            <Trans>days</Trans>
          </label>
        </div>
      ))}
      <div className="setrow">
        <span>
          {shorter.length > 0 &&
            t`What is older than that goes within minutes, for good: ${shorter.map((name) => WORDS[name][0]).join(', ')}.`}
          {line}
        </span>
        <Button type="submit" look="primary" disabled={JSON.stringify(days) === JSON.stringify(kept)}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  )
}

function Erase() {
  const [customer, setCustomer] = useState('')
  const [words, setWords] = useState('')
  const [again, setAgain] = useState('')
  const [erased, setErased] = useState<AnswerOf<'eraseCustomer'>>()
  const { act, line } = useAct()
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      const named = words
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)
      setErased(await desk.eraseCustomer({ customer, words: named }, once()))
    })
  }
  return (
    <form className="card pad" aria-label={t`Erase a customer`} style={{ display: 'grid', gap: 10 }} onSubmit={send}>
      <b>
        <Trans>Erase a customer</Trans>
      </b>
      <p className="small">
        <Trans>
          All words of theirs leave every table, for good. It is refused while somebody still has to act on a handoff of
          theirs.
        </Trans>
      </p>
      <Text label={t`Customer, as your agents name them`} value={customer} onText={setCustomer} required />
      <label>
        <span className="lbl">
          <Trans>Further words that only they can mean, one a line</Trans>
        </span>
        <textarea className="field" rows={2} value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <Text label={t`The same name again, to be sure`} value={again} onText={setAgain} />
      <div>
        <Button type="submit" disabled={customer === '' || again !== customer}>
          <Trans>Erase for good</Trans>
        </Button>
      </div>
      {line}
      {erased && (
        <p role="status">
          <Trans>
            Erased: {erased.handoffs} handoffs, {erased.refused} refused bodies, {erased.verdicts} verdicts,{' '}
            {erased.notices} notices.
            {erased.mentionedIn.length > 0 &&
              t` Named in ${erased.mentionedIn.length} others, of which nothing was erased: ${erased.mentionedIn.join(', ')}.`}
          </Trans>
        </p>
      )}
    </form>
  )
}
