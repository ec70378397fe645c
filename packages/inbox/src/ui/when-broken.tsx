import { Trans } from '@lingui/react/macro'
import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode }

/** Instead of an empty page: what broke, and a way back. Typed text is safe, it is kept in the browser. */
export class WhenBroken extends Component<Props, { error?: Error }> {
  override state: { error?: Error } = {}

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <main role="alert" className="m-6 space-y-3">
        <p>
          <Trans>
            <span className="font-semibold">This page broke.</span> What you typed is kept. {error.message}
          </Trans>
        </p>
        <a href="/" className="inline-flex min-h-11 items-center font-semibold text-accent-ink underline">
          <Trans>Back to the inbox</Trans>
        </a>
      </main>
    )
  }
}
