import { expect, test } from 'vitest'
import type { CountedCell } from './fold.ts'
import { reachesBackTo, reportAsCsv, reportOf } from './report.ts'

const cell = (day: string, counts: Record<string, number>, lane = 'support'): CountedCell => ({
  day,
  lane,
  agent: 'robin',
  person: '',
  counts,
})
const decided = (part: number, n: number) => ({ 'from_note.n': n, 'from_note.part': part, handoffs: n })
const week = { from: '2026-11-23', to: '2026-11-29' }
const of = (report: ReturnType<typeof reportOf>, id: string) => report.measures.find(({ figure }) => figure.id === id)

test('a period stands beside the one of the same length before it, and both days that bound it belong to it', () => {
  const report = reportOf(
    [
      cell('2026-11-23', decided(20, 30)),
      cell('2026-11-29', decided(5, 10)),
      cell('2026-11-22', decided(1, 2)),
      cell('2026-11-16', decided(1, 40)),
      cell('2026-11-15', decided(9, 9)),
      cell('2026-11-30', decided(9, 9)),
    ],
    week,
  )
  expect(report.before).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(of(report, 'from_note')).toMatchObject({
    figure: { n: 40, count: 25, share: 0.625 },
    before: { n: 42, count: 2 },
    difference: { isClear: true },
  })
})

test('a trend has eight steps, the last of which ends with the period, over a clock change too', () => {
  const report = reportOf([cell('2026-10-25', decided(1, 1))], week)
  expect(report.steps).toEqual([
    ...['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'],
  ])
  expect(of(report, 'from_note')?.trend.map(({ n }) => n)).toEqual([0, 0, 1, 0, 0, 0, 0, 0])
  expect(reachesBackTo(week)).toBe('2026-10-05')
  expect(reachesBackTo({ from: '2026-09-01', to: '2026-11-29' })).toBe('2026-06-03')
})

test('lanes come with the one of most handoffs first; periods that are split add up', () => {
  const cells = [cell('2026-11-23', decided(2, 3)), cell('2026-11-25', decided(5, 7), 'sales')]
  const report = reportOf(cells, week)
  expect(report.lanes.map(({ lane }) => lane)).toEqual(['sales', 'support'])
  const parts = [
    { from: '2026-11-23', to: '2026-11-24' },
    { from: '2026-11-25', to: '2026-11-29' },
  ].map((period) => of(reportOf(cells, period), 'from_note')?.figure.count ?? 0)
  expect(parts).toEqual([2, 5])
  expect(of(report, 'from_note')?.figure.count).toBe(7)
})

test('a table for other programs holds no formula, and no rate under 20 cases', () => {
  const csv = reportAsCsv(
    reportOf([cell('2026-11-23', { ...decided(10, 11), 'reasons.n': 2, 'reasons==1+1': 1, 'reasons=a,"b"': 1 })], week),
  )
  const lines = csv.split('\r\n')
  expect(lines).toContain('2026-11-23,2026-11-29,from_note,,share,11,10,,,,,,0,0')
  expect(lines).toContain("2026-11-23,2026-11-29,reasons,'=1+1,times,2,1")
  expect(lines).toContain('2026-11-23,2026-11-29,reasons,"a,""b""",times,2,1')
})
