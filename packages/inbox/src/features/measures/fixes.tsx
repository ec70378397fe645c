import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { Fix } from './words.ts'

/** Where each thing is changed. */
const PLACE: Record<Fix['target']['kind'], { words: string; href: string }> = {
  template: { words: t`Open the template`, href: '/setup/templates' },
  cover: { words: t`Open who covers when`, href: '/setup/cover' },
  trigger: { words: t`Open the triggers`, href: '/setup/triggers' },
  agent: { words: t`Open the agents`, href: '/setup/agents' },
  channels: { words: t`Open the channels`, href: '/setup/channels' },
}

/** At most five, each with the one place to change. */
export function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  return (
    <section className="card fixes" aria-label={t`What to fix this week`}>
      <header className="setrow">
        <h2>
          <Trans>What to fix this week</Trans>
        </h2>
        <span className="dim small">
          <Trans>by handoffs concerned</Trans>
        </span>
      </header>
      {fixes.length === 0 ? (
        <p className="pad mut">
          <Trans>Nothing stands out in these days.</Trans>
        </p>
      ) : (
        <ol>
          {fixes.map(({ title, says, brings, target, behind, cases }, n) => (
            <li key={title} className="fix">
              <span className="r">{n + 1}</span>
              <div>
                <b>{title}</b>
                <p>
                  {says} {brings}
                </p>
                <div className="act">
                  <Link className="btn" href={PLACE[target.kind].href}>
                    {PLACE[target.kind].words}
                  </Link>
                  <Link className="btn quiet" href={`/measures/${behind.measure}/handoffs`}>
                    <Trans>See {cases}</Trans>
                  </Link>
                </div>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
