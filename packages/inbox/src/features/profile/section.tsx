import type { ReactNode } from 'react'

type Props = { title: string; about?: string; children: ReactNode }

/** One part of the profile, with what it is about in a sentence. */
export const Section = ({ title, about, children }: Props) => (
  <section aria-label={title} className="rounded-xl border border-line bg-surface p-5">
    <h2 className="text-lg font-bold">{title}</h2>
    {about && <p className="mt-1 text-muted">{about}</p>}
    {children}
  </section>
)

export const Rows = ({ children }: { children: ReactNode }) => <ul className="mt-2 divide-y divide-line">{children}</ul>

type RowProps = {
  children: ReactNode
  /** Below it, smaller. */
  detail?: ReactNode
  /** What can be done with it. */
  action: ReactNode
}

export const Row = ({ children, detail, action }: RowProps) => (
  <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
    <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
      {children}
      {detail && <span className="block text-[.8125rem] text-muted">{detail}</span>}
    </span>
    {action}
  </li>
)

export const Failure = ({ words }: { words: string }) => (
  <p role="alert" className="mt-2 text-sm text-now">
    {words}
  </p>
)
