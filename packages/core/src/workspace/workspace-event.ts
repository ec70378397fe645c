/**
 * What was done to a workspace itself, as its own trail remembers it: who set up what. Sealed as the events of a handoff
 * are: `data` stays, `words` (names, addresses, reasons) can be erased.
 */
import { assertNever } from '../assert-never.ts'
import type { AgentId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { workspaceHistory } from '../words/en/workspace-history.ts'
import type { Kept } from './kept.ts'

type Of<Data, Words extends string = never> = { data: Data; words: { [Key in Words]?: string } }

type Remembered = {
  workspace_made: Of<{ practice: boolean }, 'name'>
  /** `words`: what else was changed. */
  member_changed: Of<{ person: PersonId; role?: string }, 'name' | 'email'>
  member_removed: Of<{ person: PersonId }>
  /** Name and address of somebody who left were taken out. */
  member_anonymised: Of<{ person: PersonId }>
  link_made: Of<{ person: PersonId }>
  agent_made: Of<{ agent: AgentId; key: string }, 'name'>
  key_made: Of<{ key: string; agent?: AgentId; person?: PersonId; scopes?: readonly string[] }, 'name'>
  key_revoked: Of<{ key: string; agent?: AgentId; person?: PersonId }>
  webhook_made: Of<{ webhook: string; agent?: AgentId }, 'url'>
  /** It signs with another secret from now on. */
  webhook_secret_changed: Of<{ webhook: string }>
  webhook_removed: Of<{ webhook: string }, 'because'>
  playbook_written: Of<{ version: number; hash: string }, 'why'>
  retention_set: Of<{ kept: Kept }>
  /** What had been kept long enough is gone: how many of each kind. */
  purged: Of<{ counts: Partial<Record<keyof Kept, number>> }>
  customer_erased: Of<{ erasure: string; handoffs: number; refused: number; verdicts: number; notices: number }>
  customer_exported: Of<{ handoffs: number }>
}

export type WorkspaceEventType = keyof Remembered

/** Who did it; `operator`: whoever runs the desk. */
export type WorkspaceActor =
  | { kind: 'person'; id: PersonId; via?: { kind: 'key' | 'session' | 'channel'; id: string } }
  | { kind: 'agent'; id: AgentId; via?: { kind: 'key' | 'session' | 'channel'; id: string } }
  | { kind: 'operator' }
  | { kind: 'desk' }

export type WorkspaceEvent = {
  [Type in WorkspaceEventType]: {
    type: Type
    at: Instant
    by: WorkspaceActor
    data: Remembered[Type]['data']
    words?: Remembered[Type]['words']
  }
}[WorkspaceEventType]

type Names = { nameOf: (person: PersonId) => string; nameOfAgent: (agent: AgentId) => string }

/** One event as a sentence that a person reads. */
export function workspaceSentence(event: WorkspaceEvent, names: Names, said = workspaceHistory): string {
  const who = whoOf(event.by, names, said)
  switch (event.type) {
    case 'workspace_made':
      return said.workspaceMade(who, event.words?.name)
    case 'member_changed':
      if (
        event.by.kind === 'person' &&
        event.by.id === event.data.person &&
        event.words?.name &&
        !event.data.role &&
        !event.words.email
      )
        return said.ownNameChanged(who, event.words.name)
      return said.memberChanged(who, names.nameOf(event.data.person), { role: event.data.role, ...event.words })
    case 'member_removed':
      return said.memberRemoved(who, names.nameOf(event.data.person))
    case 'member_anonymised':
      return said.memberAnonymised(who, event.data.person)
    case 'link_made':
      return said.linkMade(who, names.nameOf(event.data.person))
    case 'agent_made':
      return said.agentMade(who, names.nameOfAgent(event.data.agent))
    case 'key_made': {
      const { key, agent, person, scopes } = event.data
      const whose = person === undefined ? names.nameOfAgent(agent ?? '') : names.nameOf(person)
      return said.keyMade(who, { key, whose, scopes, name: event.words?.name })
    }
    case 'key_revoked': {
      const { key, agent, person } = event.data
      return said.keyRevoked(who, key, person === undefined ? names.nameOfAgent(agent ?? '') : names.nameOf(person))
    }
    case 'webhook_made':
      return said.webhookMade(who, event.words?.url)
    case 'webhook_secret_changed':
      return said.webhookSecretChanged(who, event.data.webhook)
    case 'webhook_removed':
      return said.webhookRemoved(who, event.data.webhook, event.words?.because)
    case 'playbook_written':
      return said.playbookWritten(who, event.data.version, event.words?.why)
    case 'retention_set':
      return said.retentionSet(who, Object.entries(event.data.kept))
    case 'purged':
      return said.purged(Object.entries(event.data.counts))
    case 'customer_erased':
      return said.customerErased(who, event.data)
    case 'customer_exported':
      return said.customerExported(who, event.data.handoffs)
    default:
      return assertNever(event)
  }
}

function whoOf(by: WorkspaceActor, names: Names, said: typeof workspaceHistory): string {
  if (by.kind === 'person') return names.nameOf(by.id)
  if (by.kind === 'agent') return names.nameOfAgent(by.id)
  return by.kind === 'operator' ? said.operator() : said.desk()
}
