import { Link } from 'wouter'
import type { Fix } from './words.ts'

/** Where each thing is changed. */
const PLACE: Record<Fix['target']['kind'], { words: string; href: string }> = {
  template: { words: 'Open the template', href: '/setup/templates' },
  cover: { words: 'Open who covers when', href: '/setup/cover' },
  trigger: { words: 'Open the triggers', href: '/setup/triggers' },
  agent: { words: 'Open the agents', href: '/setup/agents' },
  channels: { words: 'Open the channels', href: '/setup/channels' },
}

/** At most five, each with the one place to change. */
export function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  return (
    <section className="card fixes" aria-label="What to fix this week">
      <header className="setrow">
        <h2>What to fix this week</h2>
        <span className="dim small">by handoffs concerned</span>
      </header>
      {fixes.length === 0 ? (
        <p className="pad mut">Nothing stands out in these days.</p>
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
                    See {cases}
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
