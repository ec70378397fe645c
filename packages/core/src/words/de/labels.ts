import type { Words } from '../words.ts'

export const labels: Words['labels'] = {
  urgency: { now: 'Sofort', today: 'Heute', this_week: 'Diese Woche', fyi: 'Zur Info' },
  erased: 'Gelöscht',
  formerMember: 'Früheres Mitglied',
  yesOrNo: 'Entscheiden',
  decision: {
    approve: 'Genehmigen',
    choose: 'Wählen',
    answer: 'Antworten',
    act: 'Handeln',
    take_over: 'Übernehmen',
  },
}
