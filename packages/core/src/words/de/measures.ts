/** Title of a measure, what it says, and what it cannot see, by its id; English stands with its formula. */
export const measures: Record<string, readonly [title: string, says: string, cannotSee: string]> = {
  handoffs: ['Übergaben', 'Übergaben, die hereinkamen.', 'Was ein Agent hätte übergeben sollen und nicht übergab.'],
  ownerless: [
    'Bei niemandem',
    'Zeit, in der für eine Übergabe, an der jemand etwas tun muss, laut Verlauf niemand zuständig war. Sie soll 0 sein.',
    'Wer zuständig und nicht da ist: Dafür gibt es „Erreicht“ und „Rechtzeitig“.',
  ],
  reached: [
    'Erreicht',
    'Nachrichten an Personen, die über einen ihrer Kanäle hinausgingen, von allen, die hinausgehen sollten.',
    'Ob jemand sie las, und wer neben dem Eingang keinen Kanal hat.',
  ],
  time_to_ring: [
    'Bis es läutet',
    'Vom Moment, in dem jemand gefragt wird, bis die erste Nachricht darüber hinausging.',
    'Wer schon in den Eingang sah, und wie lange eine Mail oder ein Anruf braucht.',
  ],
  time_to_open: [
    'Bis zum Öffnen',
    'Vom Moment, in dem jemand gefragt wird, bis zum Öffnen, wenn ein Kanal benachrichtigt hat.',
    'Wer es im Eingang las, bevor ein Kanal benachrichtigte.',
  ],
  time_to_accept: [
    'Bis zur Annahme',
    'Von der ersten Frage an jemanden, bis jemand annahm oder entschied.',
    'Arbeitszeiten: Eine Nacht zählt als Nacht.',
  ],
  time_to_decide: [
    'Bis zur Entscheidung',
    'Von der ersten Frage an jemanden bis zur Entscheidung.',
    'Wie lange jemand wirklich daran arbeitete.',
  ],
  on_time: [
    'Rechtzeitig',
    'Entschieden, bevor eine Frist verstrich. Abgelaufenes war nicht rechtzeitig; Zurückgezogenes zählt nicht.',
    'Ob die Fristen des Bereichs die richtigen sind.',
  ],
  passed_on: [
    'Weitergegangen',
    'Wie oft es von selbst an die nächste Person ging, bevor entschieden wurde.',
    'Was jemand mit Absicht weitergab: Das wird daneben gezählt.',
  ],
  note_complete: [
    'Vollständige Notizen',
    'Übergaben, deren Notiz bei der ersten Frage nichts fehlte, was sie aufhält.',
    'Ob stimmt, was darin steht.',
  ],
  lacked: [
    'Was Notizen fehlte',
    'Regeln, gegen die eine Notiz bei der ersten Frage verstieß, nach Regel.',
    'Wonach keine Regel sieht.',
  ],
  unsupported: [
    'Unbelegte Aussagen',
    'Übergaben, deren Notiz bei der ersten Frage etwas sagte, das nirgends belegt ist.',
    'Was in den Belegen selbst falsch ist.',
  ],
  note_words: [
    'Wörter zu lesen',
    'Wörter, die offen sind, wenn die Karte aufgeht, bei der ersten Frage. 238 Wörter liest man in einer Minute.',
    'Was eingeklappt ist, den Entwurf, und ob gelesen wurde.',
  ],
  from_note: [
    'Aus der Notiz entschieden',
    'Entschieden, ohne das Gespräch zu öffnen und ohne nachzufragen.',
    'Wer anderswo nachsah: in einem anderen System oder am Telefon.',
  ],
  read_back: [
    'Rückbestätigt',
    'Entscheidungen von jemandem, der vorher sagte, was er bis wann tun wird.',
    'Ob es so gemeint war.',
  ],
  bounced: [
    'Zurückgekommen',
    'Runden, in denen nicht angenommen wurde oder Weitergegebenes zurückkam, von allen, die endeten.',
    'Wer recht hatte.',
  ],
  moved: [
    'Weitergegeben',
    'Runden, in denen jemand an eine andere Person oder einen anderen Bereich weitergab, von allen, die endeten.',
    'Ob der zweite Bereich der richtige war.',
  ],
  asked_again: [
    'Noch einmal gefragt',
    'Runden, in denen ein Mensch fragte, was in der Notiz stand, oder die Notiz selbst fragt, was sie enthält.',
    'Fragen in anderen Worten als denen der Notiz, und solche am Telefon.',
  ],
  said_again: [
    'Mussten sich wiederholen',
    'Personen, die danach auf ihrer Seite sagten, dass sie einem Menschen noch einmal sagen mussten, was sie dem Agenten gesagt hatten, von allen, die antworteten.',
    'Wer keine Seite bekam oder nicht antwortete; und das ist kein Zufall.',
  ],
  unread: [
    'Schneller als man lesen kann',
    'Früher entschieden, als der Kern der Notiz zu lesen ist, bei 238 Wörtern in der Minute, seit sie zu lesen war (oder geöffnet wurde, wo das bekannt ist).',
    'Wer sie lange genug vor sich hatte und nicht hinsah.',
  ],
  decisions: ['Entscheidungen', 'Was entschieden wurde, nach Art.', 'Ob es die richtige Entscheidung war.'],
  edited: [
    'Vor der Genehmigung geändert',
    'Genehmigungen, bei denen jemand Entwurf oder Werte änderte, von allen Genehmigungen.',
    'Warum geändert wurde.',
  ],
  edited_body: [
    'Am Entwurf geändert',
    'Bei geänderten Entwürfen: Zeichen, die abweichen, in Prozent des längeren Textes (die ersten 2.000).',
    'Ob ein geändertes Wort das war, auf das es ankam.',
  ],
  edited_fields: [
    'Was geändert wurde',
    'Genehmigungen mit Änderungen, nach dem, was geändert wurde: Text oder Betreff des Entwurfs, Werte der Aktion.',
    'Welcher Wert: Sein Name kann von der Kundschaft stammen.',
  ],
  not_needed: [
    'Nicht nötig',
    'Entscheidungen, die sagten, dass kein Mensch nötig war.',
    'Wer genehmigte, was niemand sehen musste, und es nicht sagte.',
  ],
  not_needed_by: [
    'Nicht nötig, nach Grund',
    'Warum Agenten übergaben, was dann nicht nötig war.',
    'Welche Regel des Regelwerks dahinter stand.',
  ],
  reasons: ['Gründe', 'Warum Agenten übergaben, nach Grund.', 'Ob der Grund der wirkliche ist.'],
  same_again: [
    'Dasselbe noch einmal',
    'Übergaben einer Person, die in den 24 Stunden davor aus demselben Grund im selben Bereich kam, von allen mit Namen.',
    'Personen, die der Agent nicht oder anders nennt.',
  ],
  promises_kept: [
    'Versprechen gehalten',
    'Runden, die vor der versprochenen Zeit entschieden waren, von allen mit einer solchen Zeit.',
    'Ob das Versprochene dann getan wurde: Das sagt die Wirkung beim Agenten.',
  ],
  agent_heard: [
    'Beim Agenten angekommen',
    'Entscheidungen, die der Agent bestätigte, bevor seine Zeit dafür vorbei war.',
    'Entscheidungen, deren Zeit noch läuft.',
  ],
  time_to_hear: [
    'Bis der Agent es weiß',
    'Von der Entscheidung bis zur Bestätigung des Agenten.',
    'Entscheidungen, die nie bestätigt wurden.',
  ],
  effects: [
    'Wirkungen',
    'Was Agenten nach einer Entscheidung getan haben, wie sie melden, nach Ergebnis.',
    'Was sie taten und nicht meldeten.',
  ],
  in_doubt: [
    'Im Zweifel',
    'Ausführungen, die ohne Meldung endeten: Ein Mensch musste nachsehen.',
    'Was ein Agent ohne Ankündigung ausführte.',
  ],
  undelivered: [
    'Nicht zustellbar',
    'Ereignisse, die ein Webhook nicht annahm, so lange der Desk es auch versuchte.',
    'Agenten, die fragen, statt benachrichtigt zu werden.',
  ],
  desk_questions: [
    'Fragen an Agenten',
    'Fragen des Desks an Agenten nach ihrer Auskunft, bevor ein Mensch gestört wurde.',
    'Wie gut sie waren.',
  ],
  desk_answered: [
    'Von Agenten beantwortet',
    'Übergaben mit Fragen des Desks, die der Agent beantwortete, bevor ein Mensch gefragt wurde.',
    'Ob die Antworten nützten.',
  ],
  agents_replied: [
    'Agenten haben geantwortet',
    'Fragen von Menschen, auf die der Agent antwortete, während sie warteten.',
    'Fragen, die noch offen sind.',
  ],
}
