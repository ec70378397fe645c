import { type Answers, isTimeZone, listOf, readHours, readReceivers } from './answers.ts'
import type { Asker } from './asker.ts'
import { type PackRule, readChoices, usualOwners } from './read-choices.ts'

/** Asks what a team should answer before an agent hands off: who receives, what triggers, what never, what counts as success. */
export async function interview(asker: Asker, pack: string, before: Answers): Promise<Answers> {
  const choices = readChoices(pack)
  const name = await asker.text({ question: 'What is the business called?', initial: before.name })
  const timeZone = await asker.text({
    question: 'In which time zone is it?',
    initial: before.timeZone,
    problemIn: (text) => (isTimeZone(text) ? undefined : 'Expected an IANA time zone such as Europe/Berlin.'),
  })
  const people = readReceivers(
    await asker.text({
      question:
        'Who receives what the agent hands over? Names between commas, with <e-mail> if you like. The first also gets what nobody else covers.',
      example: 'Ana Ruiz <ana@harbour.example>, Ben Aydin',
      problemIn: (text) =>
        problemOf(readReceivers(text)) ?? (listOf(text).length > 0 ? undefined : 'At least one person.'),
    }),
  )
  if ('problem' in people) throw new Error(people.problem)
  const [lastResort] = people
  const hours = readHours(
    await asker.text({
      question: `When do they work? (${lastResort?.name} can be asked at any time.)`,
      initial: 'mon-fri 09:00-17:00',
      problemIn: (text) => problemOf(readHours(text)),
    }),
  )
  if ('problem' in hours) throw new Error(hours.problem)

  const usual = usualOwners(pack, people)
  const owners: Record<string, string[]> = {}
  if (people.length > 1)
    for (const lane of choices.lanes)
      owners[lane.id] = await asker.pick({
        question: `Who takes “${lane.name}”?`,
        options: people.map((person) => ({ id: person.id, words: person.name })),
        chosen: usual[lane.id] ?? [],
        needsOne: true,
      })

  const keptTriggers = await asker.pick({
    question: 'What always goes to a person?',
    options: choices.triggers.map(withId),
  })
  const keptNever = await asker.pick({ question: 'What must the agent never do?', options: choices.never.map(withId) })
  const kept = new Set([...keptTriggers, ...keptNever])
  const never = await asker.text({
    question: 'Anything else it must never do? Between semicolons, or nothing.',
    initial: '',
  })
  const fields = await asker.text({
    question: 'Which facts must each note have, beyond who, what, why and by when? Between commas, or nothing.',
    initial: '',
  })
  const outcomes = await asker.text({
    question: `How is success known? What a person of “${choices.lanes[0]?.name}” picks when done, between commas.`,
    initial: choices.outcomes.join(', '),
  })
  return {
    name,
    timeZone,
    people,
    hours: hours.hours,
    owners,
    without: [...choices.triggers, ...choices.never].map(({ id }) => id).filter((id) => !kept.has(id)),
    never: listOf(never, ';'),
    fields: listOf(fields),
    outcomes: outcomes === choices.outcomes.join(', ') ? [] : listOf(outcomes),
  }
}

const withId = ({ id, words }: PackRule) => ({ id, words, hint: id })

const problemOf = (read: object): string | undefined =>
  'problem' in read && typeof read.problem === 'string' ? read.problem : undefined
