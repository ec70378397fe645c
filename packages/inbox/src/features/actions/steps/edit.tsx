import { argumentFields, editsOf } from '@baton-desk/core/telling'
import { t } from '@lingui/core/macro'

import { lazy, Suspense } from 'react'
import { useTyped } from '../../../desk/typed.ts'
import { InputField, TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'

const WordDiff = lazy(() => import('../../../ui/word-diff.tsx'))

export function EditStep({ handoff, send, ...step }: Step) {
  const { draft, action } = handoff.note
  const [subject, setSubject] = useTyped(handoff.id, 'subject', draft?.subject ?? '')
  const [body, setBody] = useTyped(handoff.id, 'body', draft?.body ?? '')
  const [argumentsTyped, setArgumentsTyped] = useTyped(handoff.id, 'arguments', '{}')
  const texts: Record<string, string> = JSON.parse(argumentsTyped)
  const edits = editsOf(handoff.note, { subject, body, texts })
  return (
    <StepForm
      {...step}
      title={t`Edit, then approve`}
      submit={t`Approve with edits`}
      submitKey={t`Ctrl Enter`}
      missing={edits ? undefined : t`Nothing is changed yet. To approve it as it is, press Esc, then Y.`}
      onSubmit={() =>
        edits && send(decide(handoff, { kind: 'approve_with_edits', edits }), t`Approved with your edits.`)
      }
    >
      {draft?.subject !== undefined && (
        <InputField label={t`Subject`} value={subject} maxLength={200} onText={setSubject} />
      )}
      {draft && (
        <TextField
          label={t`Draft${draft.to ? t` to ${draft.to}` : ''}`}
          autoFocus
          enterSends={false}
          rows={5}
          maxLength={8000}
          value={body}
          onText={setBody}
        />
      )}
      {draft && body !== draft.body && (
        <Suspense>
          <WordDiff label={t`Your changes`} before={draft.body} after={body} />
        </Suspense>
      )}
      {action && (
        <div className="grid gap-3 wide:grid-cols-2">
          {argumentFields(action).map(({ name, text, kind }) => {
            const field = {
              label: `${action.tool}: ${name}`,
              value: texts[name] ?? text,
              onText: (typed: string) => setArgumentsTyped(JSON.stringify({ ...texts, [name]: typed })),
            }
            if (kind === 'number') return <InputField key={name} inputMode="decimal" {...field} />
            if (kind === 'one line') return <TextField key={name} {...field} />
            return <TextField key={name} enterSends={false} rows={3} className="wide:col-span-2" {...field} />
          })}
        </div>
      )}
    </StepForm>
  )
}
