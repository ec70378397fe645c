// A person for your agent's tests: takes what is handed off, asks once, then decides, all through the public door.
//   BATON_URL=http://127.0.0.1:4747 BATON_PERSON_KEY=… npx node --conditions=baton-dev examples/scripted-person.ts
import { decideAsAsked, scriptedPerson } from '@baton-desk/sdk/testing'

const asked = new Set<string>()

const person = scriptedPerson({
  baseUrl: process.env.BATON_URL ?? 'http://127.0.0.1:4747',
  key: process.env.BATON_PERSON_KEY ?? '',
  takes: 'all',
  script(handoff) {
    if (handoff.state !== 'accepted' || asked.has(handoff.id)) return decideAsAsked(handoff)
    asked.add(handoff.id)
    return { do: 'ask', of: 'agent', question: 'Has the customer been told how long it takes?' }
  },
})

process.once('SIGINT', async () => {
  await person.stop()
  console.log(`${person.done.length} steps taken, ${person.refused.length} refused.`)
})
