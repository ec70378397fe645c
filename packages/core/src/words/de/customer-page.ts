import type { Words } from '../words.ts'

export const customerPage: Words['customerPage'] = {
  language: 'de',
  heading: {
    asked: ({ owner }) => `${owner} soll Ihr Anliegen übernehmen`,
    taken: ({ owner }) => `${owner} hat Ihr Anliegen`,
    decided: ({ owner }) => `${owner} hat entschieden`,
    over: () => 'Ihr Anliegen ist abgeschlossen',
  },
  status: {
    held: ({ owner }) =>
      `Was Sie gesagt haben, wird für ${owner} aufgeschrieben, einen Menschen. Noch ist nichts entschieden.`,
    offered: ({ owner, by }, time) =>
      `${owner} ist ein Mensch und hat es noch nicht übernommen. Hat es bis ${time(by)} niemand, wird wieder jemand gefragt. Noch ist nichts entschieden.`,
    passingOn: ({ owner, to, by }, time) =>
      `${owner} ist ein Mensch und hat ${to}, auch ein Mensch, gebeten, es bis ${time(by)} zu übernehmen. Noch ist nichts entschieden.`,
    accepted: ({ owner, by }, time) =>
      `${owner} ist ein Mensch, hat es übernommen und soll bis ${time(by)} entscheiden. Noch ist nichts entschieden.`,
    late: ({ owner, by }, time) =>
      `${owner} ist ein Mensch und sollte bis ${time(by)} entscheiden. Es dauert länger; noch ist nichts entschieden.`,
    putAside: ({ owner, until }, time) =>
      `${owner} ist ein Mensch, hat es und kommt darauf zurück: ${time(until)}. Noch ist nichts entschieden.`,
    findsOut: ({ owner, by }, time) =>
      `${owner} ist ein Mensch, klärt noch etwas und soll bis ${time(by)} entscheiden. Noch ist nichts entschieden.`,
    asksYou: ({ owner }) =>
      `${owner} ist ein Mensch und hat eine Frage an Sie: Sie bekommen sie dort, wo Sie sich an uns gewandt haben. Noch ist nichts entschieden.`,
    decided: ({ owner }) => `${owner} ist ein Mensch. Die Antwort geht dorthin, wo Sie sich an uns gewandt haben.`,
    checked: ({ owner }) => `Es ist entschieden. ${owner}, ein Mensch, sieht nach, ob es ausgeführt wurde.`,
    closed: ({ owner }) => `${owner}, ein Mensch, hat darüber entschieden.`,
    withdrawn: () =>
      'Es wurde zurückgenommen, niemand entscheidet mehr darüber. Stimmt das nicht, sagen Sie es dort, wo Sie sich an uns gewandt haben.',
    expired: () =>
      'Die Zeit, in der eine Antwort nützlich war, ist vorbei. Niemand hat zugestimmt. Brauchen Sie es noch, sagen Sie es dort, wo Sie sich an uns gewandt haben.',
  },
  steps: {
    asked: 'Sie haben gefragt',
    passedOn: 'An einen Menschen weitergegeben',
    decides: ({ owner }) => `${owner} entscheidet`,
    hear: 'Sie hören davon',
  },
  machine: ({ agent }) =>
    `${agent} ist eine Maschine (ein KI-Assistent). Sie hat aufgeschrieben, was Sie gesagt haben, und es weitergegeben; sie entscheidet darüber nicht.`,
  passedOn: ({ owner }) => `Was ${owner} erfährt`,
  why: ({ owner }) =>
    `Damit Sie es nicht noch einmal sagen müssen. Stimmt etwas nicht, oder fehlt etwas? Berichtigen oder ergänzen Sie es: ${owner} liest es als Ihre Worte, vor der Entscheidung.`,
  noMore: 'Es ist entschieden: Was weitergegeben wurde, ändert sich nicht mehr.',
  said: 'Sie haben uns gesagt',
  details: 'Ihre Angaben',
  told: 'Ihnen wurde gesagt',
  toldBy: (text, by) => (by === undefined ? text : `${text} (bis ${by})`),
  nothingSaid: 'Dass Sie sich an uns gewandt haben und auf eine Antwort warten.',
  added: 'Sie haben ergänzt',
  corrected: 'Sie haben das berichtigt:',
  correct: 'Das berichtigen',
  correction: 'Wie es wirklich ist, in Ihren Worten',
  send: 'Berichtigung senden',
  add: 'Etwas ergänzen',
  addition: 'Was man wissen sollte, in Ihren Worten',
  sendAddition: 'Senden',
  left: ({ left }) => (left === 1 ? 'Das geht noch einmal.' : `Das geht noch ${left}-mal.`),
  allSaid:
    'Sie haben so viel berichtigt und ergänzt, wie diese Seite aufnimmt. Sagen Sie das Übrige dort, wo Sie sich an uns gewandt haben.',
  thanks: 'Danke. Es wird als Ihre Worte weitergegeben.',
  question: 'Mussten Sie sich wiederholen?',
  questionWhy:
    'Gegenüber einem Menschen, nachdem Sie es unserem Assistenten gesagt hatten. Ein Tippen; Sie werden nur einmal gefragt.',
  yes: 'Ja',
  no: 'Nein',
  answered: 'Danke für Ihre Antwort.',
  until: ({ until, timeZone }) =>
    `Die Zeiten gelten in ${timeZone}. Wer diesen Link hat, sieht diese Seite, längstens bis ${until}; sie anzusehen ändert nichts.`,
  practice: 'Das ist eine Übung: Niemand wartet wirklich darauf.',
  over: {
    title: 'Hier ist nichts zu sehen',
    unknown: 'Das ist kein Link von uns, oder etwas daran wurde geändert.',
    revoked: 'Dieser Link wurde zurückgenommen. Fragen Sie dort nach, wo Sie sich an uns gewandt haben.',
    expired: 'Die Zeit dieses Links ist vorbei. Fragen Sie dort nach, wo Sie sich an uns gewandt haben.',
  },
  refused: {
    empty: 'Schreiben Sie erst ein paar Worte. Es wurde nichts gesendet.',
    tooLong: ({ most }) => `Das ist länger als ${most} Zeichen. Es wurde nichts gesendet; sagen Sie es kürzer.`,
    changed:
      'Was weitergegeben wird, hat sich inzwischen geändert: Sehen Sie es noch einmal an. Es wurde nichts gesendet.',
    decided:
      'Es wurde entschieden, bevor das kam. Es wurde nichts gesendet; sagen Sie es dort, wo Sie sich an uns gewandt haben.',
    tooOften: 'Das war zu oft in kurzer Zeit. Warten Sie einige Minuten. Es wurde nichts gesendet.',
  },
}
