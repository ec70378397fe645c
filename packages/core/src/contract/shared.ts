/** What every area of the contract has: the endpoint as data, and the shapes that recur. */
import { z } from 'zod'
import { Problem, type ProblemCode } from '../refusal.ts'
import { Said } from '../words/said.ts'

/**
 * Who may call: an agent with its key, a signed-in person (any role, not viewers, or admins only), or both; or whoever runs
 * the desk, and then nobody else.
 */
export type Caller = 'agent' | 'reader' | 'member' | 'admin' | 'operator'

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  callers: readonly Caller[]
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  answer: z.ZodType
  status?: 200 | 201
  /** It is answered as a table too, to whoever asks for `text/csv` or `format=csv`. */
  csv?: true
  /** Beyond those that every endpoint can give. */
  problems?: readonly ProblemCode[]
}

export const Named = z.object({ id: z.string(), name: z.string() })
export const Instant = z.string().describe('ISO 8601, UTC, milliseconds')
export const Role = z.enum(['admin', 'member', 'viewer'])
export type Role = z.infer<typeof Role>
/** What a key may be used for, of what its owner may do: hand off, read, act on handoffs, change how the desk is set up. */
export const Scope = z.enum(['hand-off', 'read', 'decide', 'set-up'])
export type Scope = z.infer<typeof Scope>
export const Empty = z.object({})

export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/** Shapes by the names that they have in OpenAPI, and so in a generated client. */
export type Components = Readonly<Record<string, z.ZodType>>

export const sharedComponents: Components = { Empty, Instant, Named, Problem, Role, Said, Scope }
