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
          <span className="font-semibold">This page broke.</span> What you typed is kept. {error.message}
        </p>
        <a href="/" className="inline-flex min-h-11 items-center font-semibold text-accent-ink underline">
          Back to the inbox
        </a>
      </main>
    )
  }
}
