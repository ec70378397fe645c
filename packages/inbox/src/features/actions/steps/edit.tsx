import type { Note } from '@baton-desk/core'
import { lazy, Suspense } from 'react'
import { InputField, TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { useTyped } from '../typed.ts'

const WordDiff = lazy(() => import('../../../ui/word-diff.tsx'))

export function EditStep({ handoff, send, ...step }: Step) {
  const { draft, action } = handoff.note
  const [subject, setSubject] = useTyped(handoff.id, 'subject', draft?.subject ?? '')
  const [body, setBody] = useTyped(handoff.id, 'body', draft?.body ?? '')
  const [argumentsText, setArgumentsText] = useTyped(handoff.id, 'arguments', JSON.stringify(textsOf(action)))
  const texts: Record<string, string> = JSON.parse(argumentsText)
  const edits = editsOf(handoff.note, { subject, body, texts })
  return (
    <StepForm
      {...step}
      title="Edit, then approve"
      submit="Approve with edits"
      submitKey="Ctrl Enter"
      missing={edits ? undefined : 'Nothing is changed yet. To approve it as it is, press Esc, then Y.'}
      onSubmit={() =>
        edits && send(decide(handoff, { kind: 'approve_with_edits', edits }), 'Approved with your edits.')
      }
    >
      {draft?.subject !== undefined && (
        <InputField label="Subject" value={subject} maxLength={200} onChange={(e) => setSubject(e.target.value)} />
      )}
      {draft && (
        <TextField
          label={`Draft${draft.to ? ` to ${draft.to}` : ''}`}
          autoFocus
          enterSends={false}
          rows={5}
          maxLength={8000}
          value={body}
          onChange={(e) => setBody(e.target.value)}
        />
      )}
      {draft && body !== draft.body && (
        <Suspense>
          <WordDiff label="Your changes" before={draft.body} after={body} />
        </Suspense>
      )}
      {action && (
        <div className="grid gap-3 wide:grid-cols-2">
          {Object.keys(texts).map((name) => (
            <InputField
              key={name}
              label={`${action.tool}: ${name}`}
              value={texts[name]}
              inputMode={typeof action.arguments[name] === 'number' ? 'decimal' : undefined}
              onChange={(e) => setArgumentsText(JSON.stringify({ ...texts, [name]: e.target.value }))}
            />
          ))}
        </div>
      )}
    </StepForm>
  )
}

type Action = Note['action']

/** Arguments that one line can hold. Lists and objects are for the agent to change: send it back with words. */
const textsOf = (action: Action): Record<string, string> =>
  Object.fromEntries(
    Object.entries(action?.arguments ?? {})
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, String(value)]),
  )

type Edited = { subject: string; body: string; texts: Record<string, string> }

function editsOf({ draft, action }: Note, { subject, body, texts }: Edited) {
  const draftEdits = {
    ...(draft && body !== draft.body && { body }),
    ...(draft?.subject !== undefined && subject !== draft.subject && { subject }),
  }
  const changed = Object.entries(texts).filter(([name, text]) => text !== String(action?.arguments[name]))
  const hasDraftEdits = Object.keys(draftEdits).length > 0
  if (!hasDraftEdits && changed.length === 0) return undefined
  return {
    ...(hasDraftEdits && { draft: draftEdits }),
    ...(changed.length > 0 && {
      arguments: {
        ...action?.arguments,
        ...Object.fromEntries(changed.map(([name, text]) => [name, asBefore(action, name, text)])),
      },
    }),
  }
}

/** A number stays a number where the edited text still is one. */
function asBefore(action: Action, name: string, text: string): string | number {
  const number = Number(text)
  return typeof action?.arguments[name] === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text
}
