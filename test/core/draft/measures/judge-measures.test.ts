import { describe, expect, it } from 'vitest'
import { judgeMeasures } from '../../../../src/core/draft/measures/judge-measures.ts'
import { type Measures, measureDraft } from '../../../../src/core/draft/measures.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const draft = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n## Where friends talk\n${prose('talk')}`,
  ),
)
const measures = measureDraft(draft)

function levels(change: Partial<Measures>): ReadonlyMap<string, string> {
  return new Map(judgeMeasures({ ...measures, ...change }).map(({ id, level }) => [id, level]))
}

describe('judgeMeasures', () => {
  it('passes a fresh draft of plain words in every measure but the stopgaps', () => {
    expect(judgeMeasures(measures).filter(({ level }) => level !== 'pass')).toEqual([])
  })

  it('has a name, a value and a target for each measure, and each measure once', () => {
    const judged = judgeMeasures(measures)
    expect(new Set(judged.map(({ id }) => id)).size).toBe(judged.length)
    for (const { name, value, target } of judged) expect([name, value, target]).not.toContain('')
  })

  it.each([
    ['Q1', { coverage: { ...measures.coverage, violations: ['s1'] } }, 'fail'],
    ['Q1b', { drops: { share: 0.1, reasons: { budget: 3 } } }, 'fail'],
    ['Q2', { fidelity: { ...measures.fidelity, unaccounted: ['Walks cure everything.'] } }, 'fail'],
    ['Q3', { order: 0.9 }, 'fail'],
    ['Q4', { purity: { mean: 0.9, least: 0.5, mixed: ['e1'] } }, 'warn'],
    ['Q5', { balance: 0.3 }, 'warn'],
    [
      'Q9',
      { orphans: { dangling: [{ email: 'e1', place: 'body', text: 'They walk.' }], references: [] } },
      'warn',
    ],
    ['Q10', { time: { median: 60, most: 90 } }, 'warn'],
    ['Q12', { tips: 0.5 }, 'warn'],
  ] as const)('sees what misses %s', (id, change, level) => {
    const missed = [...levels(change)].filter(([, found]) => found !== 'pass')
    expect(missed).toEqual([[id, level]])
  })

  it('lets a full draft set aside what is no part of the text, and a digest leave out more', () => {
    expect(levels({ drops: { share: 0.2, reasons: { boilerplate: 9 } } }).get('Q1b')).toBe('pass')
    const digest = { mode: 'digest', drops: { share: 0.6, reasons: { budget: 60 } } } as const
    expect(levels(digest).get('Q1b')).toBe('pass')
    expect(levels({ ...digest, drops: { share: 0.7, reasons: { budget: 70 } } }).get('Q1b')).toBe('warn')
  })

  it('names the places and never rounds up to all', () => {
    const judged = judgeMeasures({
      ...measures,
      subjects: { pass: 0.9999, faults: [{ email: 'e1', fault: 'has 3 characters, fewer than 15' }] },
    }).find(({ id }) => id === 'Q7')
    expect(judged).toMatchObject({ value: '99.9 %', places: ['e1: has 3 characters, fewer than 15'] })
  })
})
