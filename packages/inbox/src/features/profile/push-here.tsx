/** Has the desk tell this person in this very browser, with no tab of it open. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { desk } from '../../desk/desk.ts'
import { startWorker } from '../../desk/worker.ts'
import { Button } from '../../ui/button.tsx'

type Acting = { act: (work: () => Promise<unknown>, done?: string) => Promise<void> }

export function PushHere({ act }: Acting) {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return null
  return (
    <p className="mt-2">
      <Button
        onClick={() => void act(tellHere, t`A notification was sent to this browser. Open it, and you are told here.`)}
      >
        <Trans>Tell me in this browser</Trans>
      </Button>
    </p>
  )
}

async function tellHere(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error('This browser does not let the desk show notifications. Allow them for this page, and try again.')
  const asked = await fetch('/channels/push/key')
  const { key } = (await asked.json()) as { key: string }
  await startWorker()
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made for another key of the desk is of no use.
  const before = await pushManager.getSubscription()
  const subscription = before ?? (await subscribe(pushManager, key))
  await desk.addChannel({ kind: 'push', address: JSON.stringify({ ...subscription.toJSON(), name: browserName() }) })
}

/** What a browser says of why it does not is for whoever writes pages. */
const subscribe = (pushManager: PushManager, key: string): Promise<PushSubscription> =>
  pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => {
    throw new Error(
      'This browser can be told nothing: a private window never is, and any other has to reach the push service of its maker.',
    )
  })

/** "Firefox on Linux": what tells one browser of a person from another. */
function browserName(): string {
  const { userAgent } = navigator
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(`${name}/`))
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => userAgent.includes(name))
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'Mac' }
  return [browser, system].map((name) => (name ? (names[name] ?? name) : t`a browser`)).join(' on ')
}
