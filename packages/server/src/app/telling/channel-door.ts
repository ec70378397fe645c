/** What people do in the service behind a channel comes in here, and does what it does behind the links of a message: no more, no less. */
import { en } from '@baton-desk/core'
import type { App } from '../app.ts'
import type { ActLook, ActResult, ChannelDoor, FromChannel } from '../ports/telling.ts'
import { actUrl } from '../signed-ids.ts'
import { tell } from '../tell.ts'
import { fieldsFor } from './act-fields.ts'
import { type ActPage, actSeen, carryOutAct, lookAtAct } from './acts.ts'
import { addressHash } from './address-hash.ts'
import { keptAddress, openAddress } from './channel-address.ts'
import { hashOfCode } from './channel-code.ts'
import { readReply } from './channel-reply.ts'

const { telling: said } = en

/** For so long what is decided in a chat can be taken back, in the inbox. */
const HOLD_SECONDS = 5

export function channelDoor(app: App, kind: string): ChannelDoor {
  const visitor = ({ address }: FromChannel) => ({ kind, address })
  return {
    look: async (token, from) => toLook(await lookAtAct(app, token, visitor(from)), token),
    carryOut: async (token, from, typed) =>
      toResult(await carryOutAct(app, token, { visitor: visitor(from), typed, holdSeconds: HOLD_SECONDS })),
    seen: (token, from) => actSeen(app, token, visitor(from)),
    prove: (reply, from) => prove(app, kind, reply, from),
  }

  function toLook(page: ActPage, token: string): ActLook {
    if (page.is === 'over') return { is: 'over', because: page.because, words: page.words, url: page.inbox }
    if (page.is !== 'open' || !page.act) throw new Error('A look at an act did something.')
    const { act } = page.act
    const ids = app.actTokens.read(token)
    return {
      is: 'open',
      act,
      ask: page.told.view.note.ask,
      fields: fieldsFor(act, page.told),
      url: ids ? actUrl(app, ids) : page.inbox,
    }
  }

  function toResult(page: ActPage): ActResult {
    const { inbox: url } = page
    if (page.is === 'over') return { is: 'over', because: page.because, words: page.words, url }
    if (page.is === 'done' && page.act) return { is: 'done', act: page.act.act, words: page.words, url }
    return { is: 'refused', words: page.is === 'refused' ? page.words : said.over.unknown, url }
  }
}

async function prove(
  app: App,
  kind: string,
  reply: string,
  from: FromChannel,
): Promise<{ isProven: boolean; words: string }> {
  const not = (words: string) => ({ isProven: false, words })
  const read = readReply(reply)
  if (!read || !(await app.store.workspaces()).some(({ id }) => id === read.workspace)) return not(said.proving.unknown)
  const { workspace } = read
  const { people, workspace: named } = await app.facts.of(workspace)
  const proof = app.channels.get(kind)
  if (!proof) return not(said.proving.unknown)
  const hash = addressHash(from.address)
  const proved = await app.store.transaction(workspace, async (records) => {
    const all = await records.channels.list()
    const channel = all.find(({ id }) => id === read.channel)
    if (channel?.kind !== kind) return not(said.proving.unknown)
    const person = people[channel.person] ?? channel.person
    // One account of a service is one person: what is done there is done as them.
    if (
      all.some((one) => one.kind === kind && one.person !== channel.person && one.isProven && isAt(one, from.address))
    )
      return not(said.proving.anothers)
    if (proof.proof.by === 'code' && openAddress(app, channel) !== from.address) return not(said.proving.elsewhere)
    const of = { id: channel.id, person: channel.person }
    const came = await records.channels.prove(of, hashOfCode(of.id, read.code))
    if (came !== 'proven') return not(said.proving[came])
    if (proof.proof.by === 'invitation') {
      const address = keptAddress(app, from.address, { isSecret: proof.hasSecretAddress ?? false })
      if (!(await records.channels.found(of, { address, addressHash: hash, label: from.label })))
        return not(said.proving.twice)
    }
    await tell(records, {
      id: app.ids.next(),
      people: [channel.person],
      subject: `You are told by ${proof.name} from now on`,
      body: `${from.label} was shown to be yours. If it was not you, take it away under Profile, Channels.`,
    })
    return { isProven: true, words: said.proving.proven({ person, workspace: named.name }) }
  })
  return proved

  function isAt(channel: Parameters<typeof openAddress>[1], address: string): boolean {
    return openAddress(app, channel) === address
  }
}
