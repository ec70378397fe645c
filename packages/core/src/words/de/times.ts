import type { Words } from '../words.ts'

export const times: Words['times'] = {
  locale: 'de-DE',
  clockLocale: 'de-DE',
  ahead: (length) => `in ${length}`,
  over: (length) => `seit ${length} vorbei`,
  ago: (length) => `vor ${length}`,
  underAMinute: 'weniger als 1 min',
  minutes: (minutes) => `${minutes} min`,
  hours: (hours, minutes) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  days: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
}
