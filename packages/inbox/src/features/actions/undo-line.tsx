/** What was just decided, how long it can be taken back, and the button that does it. */
import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { deskNow } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { type Undo, useUndo } from './undo.ts'

export function UndoLine({ onUndo }: { onUndo: (undo: Undo) => void }) {
  const undo = useUndo()
  return undo ? <Line key={undo.decision} undo={undo} onUndo={onUndo} /> : null
}

function Line({ undo, onUndo }: { undo: Undo; onUndo: (undo: Undo) => void }) {
  const left = useSecondsTo(undo.until)
  return (
    <div className="undo" data-testid="undo">
      <Icon name="send" size="s" />
      <span>
        {undo.said} {/* What is heard stands in the announcer: this would be said anew each second. */}
        <span aria-hidden="true">
          <Trans>
            {undo.agent} hears it in <b className="num">{left} s</b>.
          </Trans>
        </span>
      </span>
      <span className="sp" />
      <button type="button" className="btn" aria-keyshortcuts="Z" onClick={() => onUndo(undo)}>
        <Trans>Undo</Trans>
        <KeyHint>Z</KeyHint>
      </button>
    </div>
  )
}

/** Whole seconds, at least one: while the line stands it can be taken back. */
function useSecondsTo(until: number): number {
  const read = () => Math.max(1, Math.round((until - deskNow()) / 1_000))
  const [left, setLeft] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setLeft(read()), 250)
    return () => clearInterval(timer)
  })
  return left
}
