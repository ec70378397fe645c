/** For whoever is in several workspaces of a desk: which one this browser looks at. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'
import { Failure, Row, Rows, Section } from './section.tsx'

export function Workspaces({ onChosen }: { onChosen: () => void }) {
  const [failure, setFailure] = useState('')
  const workspaces = useQuery({
    queryKey: ['my-workspaces'],
    queryFn: ({ signal }) => desk.myWorkspaces({ signal }),
  })
  const choose = async (workspace: string) => {
    try {
      await desk.chooseWorkspace({ workspace })
      onChosen()
    } catch (error) {
      setFailure(sayError(error))
    }
  }
  const items = workspaces.data?.items ?? []
  if (items.length < 2) return null
  return (
    <Section title={t`Workspaces`}>
      <Rows>
        {items.map(({ id, name, isThis }) => (
          <Row key={id} action={!isThis && <Button onClick={() => void choose(id)}>{t`Go to ${name}`}</Button>}>
            {name}
            {isThis && (
              <b>
                {' '}
                <Trans>· this one</Trans>
              </b>
            )}
          </Row>
        ))}
      </Rows>
      <Failure words={failure} />
    </Section>
  )
}
