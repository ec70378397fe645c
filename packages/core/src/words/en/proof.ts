/** What the proof of a playbook says. Dates are 2027-03-28, times by the clock 17:00, people and lanes by name. */
const WEEKDAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
type Day = keyof typeof WEEKDAYS

/** A time in which nobody of a lane is there, and who gets what comes then. */
type Gap = {
  lane: string
  skills: readonly string[]
  /** Somebody is there, but not this. */
  lacks?: 'beyond_limit' | 'second' | 'unheard_now' | 'unheard'
  from: string
  to: string
  gets: string
  /** Whether that person is on duty themselves. */
  duty: 'on' | 'partly' | 'off'
}
/** Without a beginning or an end, so far as it was looked at. */
type During = { from?: string; until?: string }

export const proof = {
  gapOnWeekdays: (
    gap: Gap & {
      days: readonly Day[]
      /** More than two, and all from the first to the last. */
      inARow: boolean
      endsNextDay: boolean
      during: readonly During[]
    },
  ) => `${nobody(gap)} on ${weekdays(gap)} ${byTheClock(gap)}${dates(gap.during)}; ${what(gap, 'those')}.`,
  gapOverDays: (gap: Gap & { spans: readonly { fromDay: Day; toDay: Day }[]; during: readonly During[] }) =>
    gap.spans
      .map(
        ({ fromDay, toDay }) =>
          `${nobody(gap)} on ${WEEKDAYS[fromDay]}s ${gap.from} to ${WEEKDAYS[toDay]}s ${gap.to}${dates(gap.during)}; ${what(gap, 'those')}.`,
      )
      .join(' '),
  gapOnDates: (gap: Gap & { dates: readonly string[]; endsNextDay: boolean }) =>
    `${nobody(gap)} ${byTheClock(gap)} on ${enumerated(gap.dates)}; ${what(gap, 'those')}.`,
  gapOnce: (gap: Gap & { fromDay: Day; fromDate: string; toDay: Day; toDate: string }) =>
    `${nobody(gap)} from ${WEEKDAYS[gap.fromDay]} ${gap.fromDate} ${gap.from} to ${WEEKDAYS[gap.toDay]} ${gap.toDate} ${gap.to}; ${what(gap, 'that')}.`,
  noLastResort: ({ lane }: { lane: string }) => `${lane} has no last resort. Name one in the lane or in the playbook.`,
  lastResortUnreachable: ({ person, lane }: { person: string; lane: string }) =>
    `${person} is the last resort of ${lane} and cannot be reached: no channel is proven. Let them sign in, or name another last resort.`,
  lastResortMayNotDecide: ({ person, lane }: { person: string; lane: string }) =>
    `${person} is the last resort of ${lane} and may not decide there. Let them decide, make them a member, or name another last resort.`,
  onlyOneMayAgree: ({ lane }: { lane: string }) =>
    `Two must agree in ${lane}, and there are not two people who can be reached and may decide without a limit. Let somebody else decide too.`,
  mayNotDecide: ({ person, lane }: { person: string; lane: string }) =>
    `${person} is named in ${lane} and may not decide there. They are passed over.`,
  unreachable: ({ person, lane }: { person: string; lane: string }) =>
    `${person} is named in ${lane} and cannot be reached: no channel is proven. They are passed over until they sign in.`,
  untold: ({ people }: { people: readonly string[] }) =>
    `No channel tells ${enumerated(people)} of what is \`now\`, at least not at every hour at which they are asked. Each adds one under Profile, Channels (/profile#now), in a minute.`,
  lacksSkills: ({ person, lane, skills }: { person: string; lane: string; skills: readonly string[] }) =>
    `${person} is named in ${lane} and lacks what it asks for (${skills.join(', ')}). They are passed over there.`,
  neverOnDuty: ({ person, lane }: { person: string; lane: string }) =>
    `${person} is named in ${lane} and never on duty in this time.`,
  deadlineTooLong: ({
    lane,
    settings,
    person,
    days,
    begins: { from, to },
    more,
  }: {
    lane: string
    settings: readonly { name: string; written: string }[]
    person: string
    /** Longer than so many. */
    days: number
    /** The dates on which it begins, and how many more such times there are. */
    begins: { from: string; to: string }
    more: number
  }) => {
    const when = from === to ? `on ${from}` : `from ${from} to ${to}`
    const others = more === 0 ? '' : ` (and ${more} more ${more === 1 ? 'time' : 'times'} in the days looked at)`
    const which = settings.map(({ name, written }) => `${name} (${written})`).join(', ')
    return `${lane}: ${which} would take ${person} more than ${days} days when it begins ${when}${others}: the desk counts by the clock then. Write it by the clock, or name somebody who is there.`
  },
  rotaUnread: ({ rota, lane }: { rota: string; lane: string }) =>
    `The calendar of the rota "${rota}" has not been read: ${lane} goes without it.`,
  rotaEmpty: ({ rota, lane }: { rota: string; lane: string }) =>
    `The calendar of the rota "${rota}" has nobody on call in this time: ${lane} goes without it.`,
  rotaEnds: ({ rota, lane, on }: { rota: string; lane: string; on: string }) =>
    `The calendar of the rota "${rota}" ends on ${on}: ${lane} goes without it afterwards.`,
  questionsWithoutRow: ({ template, questions }: { template: string; questions: readonly Question[] }) =>
    `The template "${template}" has no row for ${questions.map((question) => QUESTIONS[question]).join(', ')}: its notes answer that all the same, under the usual labels.`,
  neverInWordsOnly: ({ id, what }: { id: string; what: string }) =>
    `"${what}" (${id}) is told to agents in words only: without \`when\` the gate cannot enforce it.`,
  cannotHold: ({ id, because }: { id: string; because: string }) =>
    `"${id}" can never hold: ${because}. Correct its \`when\`.`,
  /** Of a sentence that the last proof said and this one does not. */
  noLonger: ({ said }: { said: string }) => `No longer so: ${said}`,
}

const QUESTIONS = { who: 'who', what: 'what', where: 'where', when: 'when', why: 'why', next: 'what next' }
type Question = keyof typeof QUESTIONS

const LACKS = {
  beyond_limit: ' who may decide beyond a limit',
  second: ' who may decide',
  unheard_now: ' who is told of what is `now`',
  unheard: ' who is told of anything',
}

const nobody = ({ lane, skills, lacks }: Gap): string => {
  const who = lacks === 'second' ? 'no second person' : 'nobody'
  const what = lacks === undefined ? '' : LACKS[lacks]
  return `${lane} has ${who}${skills.length > 0 ? ` with ${skills.join(' and ')}` : ''}${what}`
}

/** What becomes of it meanwhile. */
const what = (gap: Gap, which: 'those' | 'that'): string =>
  gap.lacks === 'unheard' || gap.lacks === 'unheard_now'
    ? `${which} ${which === 'those' ? 'wait' : 'waits'} until somebody looks at the inbox`
    : `${getter(gap)} gets ${which}`

const DUTY = { on: '', partly: ', off duty for some of it,', off: ', off duty too,' }
const getter = ({ gets, duty }: Gap): string => `${gets} (last resort)${DUTY[duty]}`

/** "from 17:00 to 09:00 the next day". */
function byTheClock({ from, to, endsNextDay }: Gap & { endsNextDay: boolean }): string {
  if (!endsNextDay) return `from ${from} to ${to}`
  return `from ${from} to ${to === '00:00' ? 'midnight' : `${to} the next day`}`
}

/** "every day", "Mondays to Thursdays", "Saturdays and Sundays". */
function weekdays({ days, inARow }: { days: readonly Day[]; inARow: boolean }): string {
  if (days.length === Object.keys(WEEKDAYS).length) return 'every day'
  const names = days.map((day) => `${WEEKDAYS[day]}s`)
  return inARow ? `${names.at(0)} to ${names.at(-1)}` : enumerated(names)
}

/** ", until 2027-03-28", ", from 2027-01-04 on and between 2027-02-01 and 2027-03-01". */
const dates = (during: readonly During[]): string =>
  during.length === 0
    ? ''
    : `, ${enumerated(
        during.map(({ from, until }) => {
          if (until === undefined) return `from ${from} on`
          return from === undefined ? `until ${until}` : `between ${from} and ${until}`
        }),
      )}`

const enumerated = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
