/** What stands beside an agent, with its key in it; waits for the first call and the first handoff, and shows both arrive. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { desk } from '../../../desk/desk.ts'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Button } from '../../../ui/button.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Scrolls, Written } from '../scrolls.tsx'
import { WAYS } from './ways.ts'

/** `secret`: the key itself. */
export type MadeKey = { agent: string; secret: string; keyId: string }

const EVERY = 2_000

export function Snippet({ agent, secret, keyId }: MadeKey) {
  const { lanes } = useWorkspace()
  const [way, setWay] = useState(WAYS[0]?.id ?? '')
  // The example is a double charge.
  const lane = lanes.find(({ id }) => id === 'support') ?? lanes[0]
  const chosen = WAYS.find(({ id }) => id === way)
  const code = chosen?.code({ url: location.origin, key: secret, lane: lane?.id ?? 'support', agent }) ?? ''
  const since = useRef(new Date(deskNow()).toISOString())
  const agents = useQuery({
    queryKey: ['setup', 'agents'],
    queryFn: ({ signal }) => desk.listAgents({ signal }),
    refetchInterval: EVERY,
  })
  const isUsed = agents.data?.items.some(({ keys }) => keys.some(({ id, lastUsedAt }) => id === keyId && lastUsedAt))
  const first = useQuery({
    queryKey: ['setup', 'first', agent],
    queryFn: async ({ signal }) => {
      const { rows } = await desk.listHandoffs({ view: 'all', limit: 60 }, { signal })
      return rows.find((row) => row.agent.id === agent && row.createdAt >= since.current) ?? null
    },
    enabled: isUsed === true,
    refetchInterval: ({ state }) => (state.data ? false : EVERY),
    gcTime: 0,
  })
  return (
    <section aria-label={t`Connect your agent`} style={{ display: 'grid', gap: 12 }}>
      <div className="card">
        <Scrolls label={t`Ways`} className="over" style={{ padding: '10px 12px' }}>
          <div className="seg" role="tablist" aria-label={t`Your framework`}>
            {WAYS.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                role="tab"
                className="nw"
                aria-selected={id === way}
                onClick={() => setWay(id)}
              >
                {name}
              </button>
            ))}
          </div>
        </Scrolls>
        <Written label={t`Snippet`} text={code} />
        <div className="row-x wrap" style={{ padding: '10px 12px' }}>
          <Button look="primary" onClick={() => void navigator.clipboard?.writeText(code)}>
            <Trans>Copy</Trans>
          </Button>
          <span className="hint">
            <Trans>{chosen?.hint} The key is shown this once.</Trans>
          </span>
        </div>
      </div>
      <ul className="card" aria-live="polite">
        <li className="setrow">
          <span className="row-x">
            <Icon name="circle-check" />
            <b>
              <Trans>Key is ready</Trans>
            </b>
          </span>
          <p>
            <Trans>for {agent}</Trans>
          </p>
          <span />
        </li>
        <li className="setrow">
          <span className="row-x">
            <Icon name={isUsed ? 'circle-check' : 'loader'} />
            <b>{isUsed ? t`Your agent has called` : t`Listening for the first call`}</b>
          </span>
          <p>
            {isUsed ? t`Its key works.` : t`This page notices it by itself. Run the snippet where your agent runs.`}
          </p>
          <span />
        </li>
        <li className="setrow">
          <span className="row-x">
            <Icon name={first.data ? 'circle-check' : 'circle'} />
            <b>{first.data ? t`First handoff: ${first.data.ask}` : t`First handoff`}</b>
          </span>
          <p>{first.data ? t`for ${first.data.owner?.name ?? t`you`}` : t`It stands here as soon as it is in.`}</p>
          {first.data ? (
            <Link className="btn pri" to={`/h/${first.data.id}`}>
              <Trans>Open it</Trans>
            </Link>
          ) : (
            <span />
          )}
        </li>
      </ul>
    </section>
  )
}
