/** What a link opens: says what it does, and does it when the button is pressed. Opening the page spends nothing. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { type LinkSeen, lookAtLink, pressLink, readWays, type Ways } from '../../desk/sign-in.ts'
import { connectSingleSignOn } from '../../desk/single-sign-on.ts'
import { Button } from '../../ui/button.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { useAttempt } from './use-attempt.ts'

export default function LinkPage({ onSignedIn }: { onSignedIn: (to: string) => void }) {
  const [token] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<LinkSeen>()
  const [ways, setWays] = useState<Ways>()
  const { said, isBusy, attempt } = useAttempt()
  useEffect(() => {
    readWays().then(setWays, () => {})
    void attempt(async () => setLink(await lookAtLink(token)))
  }, [token, attempt])
  const press = () =>
    attempt(async () => {
      await pressLink(token)
      onSignedIn(pageAfter(location.search))
    })
  const pressAndConnect = () =>
    attempt(async () => {
      await pressLink(token)
      await connectSingleSignOn(pageAfter(location.search))
    })
  return (
    <SignInCard title={link?.kind === 'address' ? t`Is this your address?` : t`Sign in`}>
      {link && <WhatItDoes link={link} />}
      {link && !link.over && (
        <Button look="primary" className="mt-4 w-full" disabled={isBusy} onClick={() => void press()}>
          {labelOf(link)}
        </Button>
      )}
      {link?.kind === 'join' && !link.over && ways?.singleSignOn && (
        <Button className="mt-2 w-full" disabled={isBusy} onClick={() => void pressAndConnect()}>
          <Trans>Join, and sign in with {ways.singleSignOn} from now on</Trans>
        </Button>
      )}
      <p role="alert" className="mt-3 text-sm text-now">
        {said?.text}
      </p>
      {(link?.over || said?.isFailure) && (
        <a href="/sign-in" className="inline-flex min-h-11 items-center font-semibold text-accent-ink underline">
          <Trans>To the sign-in page</Trans>
        </a>
      )}
    </SignInCard>
  )
}

function WhatItDoes({ link }: { link: LinkSeen }) {
  if (link.over) return <p>{link.over}</p>
  if (link.kind === 'address')
    return (
      <p>
        <Trans>
          From now on you sign in with <b>{link.address}</b>.
        </Trans>
      </p>
    )
  if (link.kind === 'sign-in')
    return <p>{link.address ? t`You sign in as ${link.address}.` : t`This link signs you in, once.`}</p>
  return (
    <>
      <p>
        <Trans>
          You join <b>{link.workspace}</b> as <b>{link.person}</b>.
        </Trans>
      </p>
      <p className="mt-2 text-sm text-muted">
        {link.as
          ? t`You are signed in here as ${link.as}, and go on with that account.`
          : t`If you have an account at this desk already, sign in with it first, then open this link again.`}
      </p>
    </>
  )
}

const labelOf = ({ kind, person, as }: LinkSeen): string =>
  kind === 'address'
    ? t`Yes, use this address`
    : kind === 'sign-in'
      ? t`Sign in`
      : t`Join as ${as ?? person ?? t`member`}`

/** A page of this desk, and no other address. */
export function pageAfter(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}
