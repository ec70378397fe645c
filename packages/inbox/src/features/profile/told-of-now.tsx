/** Whether anything tells this person of what is `now` at every hour, and the one button that makes it so. Links of the desk lead here (`#now`). */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { desk } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'

type Channel = AnswerOf<'listMyChannels'>['items'][number]
type Props = { channels: Channel[]; act: (work: () => Promise<unknown>, done?: string) => Promise<void> }

export function ToldOfNow({ channels, act }: Props) {
  const works = channels.filter(({ provenAt, failingSince, canSend }) => provenAt && !failingSince && canSend)
  const telling = works.filter(({ use }) => use.urgencies.includes('now') && (!use.hours || use.nowAtAnyHour))
  const [first] = works
  return (
    <div id="now" ref={comeIntoView} className="mt-2 rounded-md border border-line p-3">
      <h3 className="font-semibold">
        <Trans>What is now</Trans>
      </h3>
      {telling.length > 0 ? (
        <p>
          <Trans>You are told of it at every hour: {telling.map(({ label }) => label).join(', ')}.</Trans>
        </p>
      ) : (
        <p className="text-now">
          {first
            ? t`No channel tells you of it at every hour: at others it waits until you look here, or goes to somebody else.`
            : t`No channel tells you of it: it waits until you look here, or goes to somebody else. Add one below.`}
        </p>
      )}
      {telling.length === 0 && first && (
        <p className="mt-2">
          <Button
            onClick={() => void act(() => tellAtAnyHour(first), t`You are told of it at ${first.label} at every hour.`)}
          >
            <Trans>Tell me at every hour: {first.label}</Trans>
          </Button>
        </p>
      )}
    </div>
  )
}

const tellAtAnyHour = ({ id, use }: Channel) =>
  desk.changeChannel(id, {
    use: { ...use, urgencies: [...new Set([...use.urgencies, 'now' as const])], nowAtAnyHour: true },
  })

/** The page is drawn after the browser has looked for the place that its address names. */
function comeIntoView(place: HTMLElement | null): void {
  if (place && location.hash === `#${place.id}`) place.scrollIntoView()
}
