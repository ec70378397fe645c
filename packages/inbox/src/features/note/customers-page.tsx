import { useState } from 'react'

/** The customer sees what is passed on by a link that the agent may have sent: whoever has it can be shut out, for good. */
export function CustomersPage({ onTakeBack }: { onTakeBack: () => Promise<string> }) {
  const [isAsked, setIsAsked] = useState(false)
  const [said, setSaid] = useState('')
  if (!isAsked)
    return (
      <button type="button" className="btn quiet" onClick={() => setIsAsked(true)}>
        Customer’s page
      </button>
    )
  return (
    <>
      <span role="status">{said || 'Its link shows nothing any more, for good:'}</span>
      <button type="button" className="btn" onClick={async () => setSaid(await onTakeBack())}>
        Take it back
      </button>
      <button type="button" className="btn quiet" onClick={() => setIsAsked(false)}>
        Keep it
      </button>
    </>
  )
}
