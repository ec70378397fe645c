import type { CSSProperties, ReactNode } from 'react'

type ScrollsProps = { label: string; className?: string; style?: CSSProperties; children: ReactNode }
/** What may be wider or longer than its place: it can be scrolled by keyboard. */
export const Scrolls = ({ label, className = 'card over', style, children }: ScrollsProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={className} style={style} tabIndex={0} aria-label={label}>
    {children}
  </section>
)

/** A text as it is written, in its own face. */
export const Written = ({ label, text, most = 320 }: { label: string; text: string; most?: number }) => (
  <Scrolls label={label} className="over" style={{ maxBlockSize: most }}>
    <pre className="code" style={{ overflow: 'visible' }}>
      {text}
    </pre>
  </Scrolls>
)
