import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { desk } from '../../../desk/desk.ts'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'

export const RevealStep = ({ handoff, send, ...step }: Step) => (
  <StepForm
    {...step}
    title={t`Show what is hidden?`}
    submit={t`Show`}
    onSubmit={() => send((options) => desk.reveal(handoff.id, options), t`Shown. Now you can approve.`)}
  >
    {/* The focus has to be in the step for Enter to send it. */}
    {/* biome-ignore lint/a11y/noAutofocus: the step was opened to confirm here */}
    <button type="submit" autoFocus className="sr-only">
      <Trans>Show</Trans>
    </button>
    <p>
      <Trans>You approve what you have seen. The history will say that you had it shown.</Trans>
    </p>
  </StepForm>
)
