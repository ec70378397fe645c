/** What the customer sees on their page, as it stands now; its link, to send it to them; and the way to take it back. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Copy } from './reach.tsx'

type Props = { handoff: string; canSend: boolean; onClose: () => void }

export default function CustomersPageSheet({ handoff, canSend, onClose }: Props) {
  const read = useQuery({
    queryKey: ['customer-page', handoff],
    queryFn: ({ signal }) => desk.customerPage(handoff, { signal }),
    staleTime: 0,
  })
  const page = read.data
  return (
    <Sheet
      title={t`What the customer sees`}
      onClose={onClose}
      footer={canSend && page && <ItsLink handoff={handoff} />}
    >
      <WhileReading
        query={read}
        waiting={
          <p className="text-muted">
            <Trans>Reading the page …</Trans>
          </p>
        }
        failed={t`The page of the customer could not be read.`}
      />
      {page && (
        <article lang={page.language} className="stack">
          <h3>
            <bdi>{page.heading}</bdi>
          </h3>
          <p>
            <bdi>{page.status}</bdi>
          </p>
          <p className="hint">
            <bdi>{page.machine}</bdi>
          </p>
          {page.parts.map(({ label, lines }) => (
            <section key={label} aria-label={label} className="py-2">
              <h4 className="dim small">{label}</h4>
              {lines.map(({ text, corrected }) => (
                <p key={text} dir="auto">
                  {corrected.length > 0 ? <del>{text}</del> : text}
                  {corrected.map((words) => (
                    <span key={words} className="block">
                      {words}
                    </span>
                  ))}
                </p>
              ))}
            </section>
          ))}
        </article>
      )}
    </Sheet>
  )
}

/** Asked for each time: who had it is in the history, since whoever has it speaks as the customer. */
function ItsLink({ handoff }: { handoff: string }) {
  const [url, setUrl] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const [said, setSaid] = useState('')
  const say = (work: Promise<string>) => void work.catch(sayError).then(setSaid)
  if (url)
    return (
      <p className="row-x wrap" role="status">
        <span className="min-w-0" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </span>
        <Copy text={url} />
        <span className="hint">
          <Trans>For the customer alone: whoever has it speaks as them. That you had it is in the history.</Trans>
        </span>
      </p>
    )
  const giveOut = async () => {
    setUrl((await desk.handOutCustomerLink(handoff)).url)
    return ''
  }
  const takeBack = async () => {
    await desk.revokeCustomerLink(handoff)
    setIsAsked(false)
    return t`Its link shows nothing any more.`
  }
  return (
    <div className="row-x wrap">
      {isAsked ? (
        <>
          <span>
            <Trans>Its link shows nothing any more, for good:</Trans>
          </span>
          <button type="button" className="btn" onClick={() => say(takeBack())}>
            <Trans>Take it back</Trans>
          </button>
          <button type="button" className="btn quiet" onClick={() => setIsAsked(false)}>
            <Trans>Keep it</Trans>
          </button>
        </>
      ) : (
        <>
          <button type="button" className="btn" onClick={() => say(giveOut())}>
            <Trans>Show its link</Trans>
          </button>
          <button type="button" className="btn quiet" onClick={() => setIsAsked(true)}>
            <Trans>Take it back …</Trans>
          </button>
        </>
      )}
      <span role="status">{said}</span>
    </div>
  )
}
