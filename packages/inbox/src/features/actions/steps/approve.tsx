import type { Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { HOLD_SECONDS } from '../undo.ts'

const ApprovedEdits = lazy(() => import('../approved-edits.tsx'))

/** The second of two approvals is the first one again, with its edits in sight as whoever made them saw them. */
export function ApproveStep({ handoff, send, ...step }: Step) {
  const { by, kind = 'approve', option, edits } = handoff.approvedFirst ?? {}
  // It goes on to the second person at once, and reaches nobody outside.
  const isFirstOfTwo = handoff.twoMustAgree && !handoff.approvedFirst
  return (
    <StepForm
      {...step}
      title={by ? t`Approve what ${by.name} approved?` : t`Approve as it is?`}
      submit={t`Approve`}
      onSubmit={() => send(decide(handoff, { kind, option, edits }), t`Approved.`)}
    >
      <p>
        {sayWhatFollows(handoff.note, handoff.agent.name)}
        {!isFirstOfTwo && t` For ${HOLD_SECONDS} seconds you can take it back.`}
      </p>
      {edits && (
        <Suspense>
          <ApprovedEdits note={handoff.note} edits={edits} by={by?.name ?? ''} />
        </Suspense>
      )}
      {/* The focus has to be in the step for Enter to send it. */}
      {/* biome-ignore lint/a11y/noAutofocus: the step was opened to confirm here */}
      <button type="submit" autoFocus className="sr-only">
        <Trans>Approve</Trans>
      </button>
    </StepForm>
  )
}

/** What an approval sets going, in one sentence. */
export function sayWhatFollows({ draft, action }: Note, agent: string): string {
  const parts = [
    draft && t`send the draft${draft.to ? t` to ${draft.to}` : ''} by ${draft.channel}`,
    action && t`run ${action.tool} with the arguments shown`,
  ].filter(Boolean)
  const sends = parts.length ? parts.join(t` and `) : t`go on as proposed`
  return t`${agent} will ${sends}.`
}
