import type { Words } from '../words.ts'

type SayTime = (at: string) => string

export const history: Words['history'] = {
  desk: () => DESK,
  customer: () => 'Kundin oder Kunde',
  submitted: ({ who, owner }) => `${by(who)} hat an ${name(owner)} übergeben.`,
  held: ({ who, until, lacks = [], questions }, time) => {
    const asked = questions === undefined ? [] : [questions === 1 ? '1 Frage' : `${questions} Fragen`]
    const what =
      lacks.length > 0 ? (questions === undefined ? 'nachbessert' : 'nachbessert und antwortet') : 'antwortet'
    return `Die Notiz wurde bis ${moment(until, time)} zurückgehalten, damit ${by(who)} ${what}: ${[...lacks, ...asked].join(', ')}.`
  },
  offered: ({ to, acceptBy }, time) => `${name(to)} angeboten, anzunehmen bis ${moment(acceptBy, time)}.`,
  mended: ({ who, version }) => `${by(who)} hat die Notiz noch einmal geschickt (Fassung ${version}).`,
  reworded: ({ model, version }) => `Ein Modell (${model}) hat sie neu formuliert (Fassung ${version}).`,
  accepted: ({ who, said }) => quoting(`${by(who)} hat angenommen`, said),
  stepped_in: ({ who, from, said }) =>
    quoting(
      `${by(who)} ist als Admin eingesprungen${from === undefined ? '' : ` und hat von ${from} übernommen`}`,
      said,
    ),
  transfer_reported: ({ who, outcome = 'unknown', person, said }) =>
    quoting(`${by(who)}: ${TRANSFERS[outcome](name(person))}`, said),
  declined: ({ who, to, said }) => quoting(`${by(who)} hat nicht angenommen; gefragt wurde ${name(to)}`, said),
  moved: ({ who, to, lane, said }) =>
    quoting(`${by(who)} hat an ${name(to)} weitergegeben${lane ? ` (Bereich ${lane})` : ''}`, said),
  move_returned: ({ from, to, because = 'unanswered', said }) =>
    quoting(`${name(from)} ${RETURNED[because]}; zuständig ist wieder ${name(to)}`, said),
  asked: ({ who, of, said }) =>
    quoting(`${by(who)} hat ${of === 'agent' ? 'den Agenten' : 'die Kundin oder den Kunden'} gefragt`, said),
  replied: ({ who, said }) => quoting(`${by(who)} hat geantwortet`, said),
  snoozed: ({ who, until, said }, time) => quoting(`${by(who)} hat zurückgestellt bis ${moment(until, time)}`, said),
  resumed: ({ waitedFor }) =>
    waitedFor === 'time'
      ? 'Die Zeit, für die zurückgestellt wurde, ist vorbei.'
      : 'Keine Antwort kam rechtzeitig; es ist wieder bei der zuständigen Person.',
  escalated: ({ from, to, because = 'unaccepted', said }) =>
    `${BECAUSE[because]}: von ${name(from)} an ${name(to)}.${said ? ` „${said}“` : ''}`,
  reminded: ({ to, because = 'unaccepted', acceptBy, said }, time) =>
    quoting(
      `${BECAUSE[because]}, und hinter ${name(to)} steht niemand: noch einmal gefragt${acceptBy ? `, anzunehmen bis ${time(acceptBy)}` : ''}`,
      said,
    ),
  decided: ({ who, kind, choice, first, said }) =>
    quoting(
      `${by(who)} hat ${first === undefined ? '' : `${first} zugestimmt und `}entschieden: ${answered(kind, choice)}`,
      said,
    ),
  deciding: ({ who, until }, time) =>
    `${by(who)} hat entschieden und konnte es bis ${moment(until, time)} zurücknehmen.`,
  undone: ({ who, of, kind, because }) =>
    because === 'note_changed'
      ? `Was ${name(of)} entschieden hat (${spoken(kind)}), gilt nicht: Die Notiz hat sich vorher geändert.`
      : `${by(who)} hat die Entscheidung${who === of ? '' : ` von ${name(of)}`} zurückgenommen: ${spoken(kind)}.`,
  approved: ({ who, kind, choice, to, said }) =>
    quoting(
      `${by(who)} hat als Erste von zweien Ja gesagt (${answered(kind, choice)}); gefragt wurde ${name(to)}`,
      said,
    ),
  approval_void: ({ of, because }) => `Die Genehmigung von ${name(of)} zählt nicht mehr: ${VOID[because]}.`,
  acknowledged: ({ who }) => `${by(who)} hat die Entscheidung.`,
  claimed: ({ who, until, said }, time) => quoting(`${by(who)} führt es aus, bis ${moment(until, time)}`, said),
  claim_extended: ({ who, until, said }, time) =>
    quoting(`${by(who)} führt es noch aus, bis ${moment(until, time)}`, said),
  in_doubt: ({ owner, said }) =>
    quoting(
      `Niemand hat rechtzeitig gesagt, ob es getan wurde, und vielleicht ist es geschehen. ${name(owner)} soll nachsehen`,
      said,
    ),
  it_happened: ({ who, said }) => quoting(`${by(who)} hat nachgesehen: Es ist geschehen`, said),
  do_it_now: ({ who, said }) => quoting(`${by(who)} hat nachgesehen und lässt es jetzt tun`, said),
  effect_reported: ({ who, outcome, said }) => quoting(`${by(who)} hat gemeldet: ${spoken(outcome)}`, said),
  effect_contradicted: ({ who, outcome, onRecord, said }) =>
    quoting(
      `${by(who)} hat „${spoken(outcome)}“ gemeldet zu einer Entscheidung, ${
        onRecord === 'claimed'
          ? 'die ein anderer seiner Läufe ausführt'
          : `zu der vorher „${spoken(onRecord)}“ gemeldet war, und das gilt`
      }. Jemand muss nachsehen, was wirklich geschehen ist`,
      said,
    ),
  closed: () => 'Geschlossen.',
  withdrawn: ({ who, said }) => quoting(`${by(who)} hat zurückgezogen`, said),
  expired: ({ outcome }) => `Die Zeit verging ohne Entscheidung. Dafür war angegeben: ${outcome}.`,
  reopened: ({ who, owner, said }) => quoting(`${by(who)} hat wieder geöffnet, bei ${name(owner)}`, said),
  commented: ({ who, said }) => quoting(`${by(who)} hat angemerkt`, said),
  customer_said: ({ said, instead }) =>
    quoting(
      instead === undefined
        ? 'Die Person hat das Weitergegebene ergänzt'
        : `Die Person hat das Weitergegebene berichtigt, statt „${instead}“`,
      said,
    ),
  customer_answered: ({ repeated }) =>
    repeated
      ? 'Danach gefragt, sagte die Person, dass sie sich wiederholen musste.'
      : 'Danach gefragt, sagte die Person, dass sie sich nicht wiederholen musste.',
  customer_link_handed_out: ({ who }) =>
    `${by(who)} hat sich den Link der Seite für Kunden zeigen lassen, um ihn weiterzugeben.`,
  customer_link_revoked: ({ who }) => `${by(who)} hat die Seite für Kunden zurückgenommen: Ihr Link zeigt nichts mehr.`,
  conversation_added: ({ who, messages }) =>
    `${by(who)} hat dem Gespräch ${messages === 1 ? 'eine Nachricht' : `${messages} Nachrichten`} hinzugefügt.`,
  conversation_opened: ({ who }) => `${by(who)} hat das Gespräch geöffnet.`,
  revealed: ({ who }) => `${by(who)} hat sich die verborgenen Werte der Aktion zeigen lassen.`,
  agent_silent: ({ of }) =>
    of === 'effect'
      ? 'Der Agent hat nicht gesagt, was er mit der Entscheidung getan hat.'
      : 'Der Agent hat die Entscheidung nicht bestätigt.',
  delivery_failed: ({ target, said }) => quoting(`Konnte nicht an ${target} zugestellt werden`, said),
  delivered: ({ target }) => `Doch noch an ${target} zugestellt.`,
  told: ({ to, channel }) => `${name(to)} wurde benachrichtigt: ${named(channel)}.`,
  not_told: ({ to, channel, said }) => quoting(`${name(to)} war nicht zu benachrichtigen: ${named(channel)}`, said),
  seen: ({ who }) => `${by(who)} hat es geöffnet.`,
  passedOver: ({ people }) =>
    `Übergangen: ${people.map(({ person, reason }) => `${person} (${SKIPPED[reason]})`).join(', ')}.`,
}

const BECAUSE = {
  unaccepted: 'Nicht rechtzeitig angenommen',
  undecided: 'Nicht rechtzeitig entschieden',
  in_doubt: 'Niemand hat rechtzeitig nachgesehen',
  asked: 'Eskaliert',
  unheard: 'Benachrichtigt und nicht gehört',
  call_unanswered: 'Der Anruf wurde nicht angenommen',
  call_declined: 'Der Anruf wurde abgelehnt',
  owner_left: 'Die zuständige Person steht nicht mehr im Regelwerk',
  may_not_decide: 'Die zuständige Person darf nicht entscheiden, was jetzt vorgeschlagen ist',
}

const TRANSFERS = {
  bridged: (person: string) => `${person} hat den Anruf angenommen`,
  no_answer: (person: string) => `${person} hat nicht abgehoben`,
  busy: (person: string) => `die Leitung von ${person} war besetzt`,
  voicemail: (person: string) => `der Anrufbeantworter von ${person} hat abgehoben`,
  declined: (person: string) => `${person} hat den Anruf abgelehnt`,
  caller_gone: () => 'die Person hat aufgelegt: zurückrufen',
  unknown: (person: string) => `ein Anruf sollte an ${person} gehen`,
}

const RETURNED = {
  declined: 'hat das Weitergegebene nicht angenommen',
  unanswered: 'hat nicht rechtzeitig angenommen',
  left: 'steht nicht mehr im Regelwerk',
}

const SKIPPED = {
  off_duty: 'nicht im Dienst',
  away: 'abwesend',
  unreachable: 'nie angemeldet',
  excluded: 'ausgeschlossen',
  not_in_playbook: 'nicht im Regelwerk',
  lacks_skill: 'es fehlt eine Fähigkeit, die das braucht',
  declined: 'hat vorher nicht angenommen',
  had_it: 'hatte es schon',
  may_not_decide: 'darf das nicht entscheiden',
  approved_first: 'hat zuerst genehmigt',
}

/** Of a kind that came later than this sentence, its own name. */
const named = (channel = 'ein Kanal'): string => CHANNELS[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1)

const CHANNELS: Record<string, string> = {
  email: 'E-Mail',
  push: 'Benachrichtigung im Browser',
  sms: 'SMS',
  voice: 'Telefon',
}

const VOID = {
  note_changed: 'Die Notiz hat sich seitdem geändert',
  may_not_decide: 'Die Person darf das nicht mehr entscheiden',
}

const answered = (kind: string, choice: string | undefined): string =>
  `${spoken(kind)}${choice === undefined ? '' : ` (${choice})`}`

const SPOKEN: Record<string, string> = {
  approve: 'genehmigt',
  approve_with_edits: 'mit Änderungen genehmigt',
  reject: 'abgelehnt',
  answer: 'beantwortet',
  choose: 'gewählt',
  take_over: 'selbst übernommen',
  return: 'zurückgegeben',
  done: 'erledigt',
  not_needed: 'nicht nötig',
  failed: 'gescheitert',
  not_applied: 'nicht ausgeführt',
}

const DESK = 'Der Desk'
const by = (who: string | undefined): string => who ?? DESK
const name = (person: string | undefined): string => person ?? 'jemand'
const moment = (at: string | undefined, time: SayTime): string => (at === undefined ? '' : time(at))
const spoken = (code: string): string => SPOKEN[code] ?? code.replaceAll('_', ' ')

/** With what they wrote behind it, and a full stop where neither ends in one. */
function quoting(sentence: string, said: string | undefined): string {
  if (said) return `${sentence}: „${said}“`
  return /[.“]$/.test(sentence) ? sentence : `${sentence}.`
}
