import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'

const CustomersPageSheet = lazy(() => import('./customers-page-sheet.tsx'))

/** The customer sees what is passed on by a link: what that is, for whoever reads the note too. */
export function CustomersPage({ handoff, canSend }: { handoff: string; canSend: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn quiet" onClick={() => setIsOpen(true)}>
        <Trans>Customer’s page</Trans>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <CustomersPageSheet handoff={handoff} canSend={canSend} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
