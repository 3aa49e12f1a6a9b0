import { describe, expect, it } from 'vitest'
import {
  addRecoveries,
  recoverHeadings,
  recoveryScore,
} from '../../../../src/core/article/headings/heading-recovery.ts'
import { buildDocument } from '../../../support/build-document.ts'

const article = buildDocument(
  ['# Letters', 'A start.', '## Why we write', 'It helps.', '## How to begin', '- Now', '- Here'].join('\n'),
)

/** Reads each line that begins with one of some words as a heading. */
function readerOf(...headings: string[]): (text: string) => ReturnType<typeof buildDocument> {
  return (text) =>
    buildDocument(
      text
        .split('\n')
        .map((line) => (headings.some((heading) => line.startsWith(heading)) ? `## ${line}` : line))
        .join('\n'),
    )
}

describe('recovering headings', () => {
  it('counts those that were found, missed and invented', () => {
    expect(recoverHeadings(article, 'dense', readerOf('Why', 'It helps'))).toEqual({
      known: 2,
      found: 2,
      right: 1,
      missed: ['How to begin'],
      invented: ['It helps.'],
    })
  })

  it('does not count the title, on either side', () => {
    const all = readerOf('Letters', 'Why', 'How')
    expect(recoverHeadings(article, 'blank-lines', all).invented).toEqual(['Letters'])
    const titled = recoverHeadings(article, 'dense', (text) => all(`# Letters\n${text}`))
    expect(titled).toMatchObject({ known: 2, found: 2, right: 2, invented: [] })
  })

  it('counts a heading that stands twice two times', () => {
    const twice = buildDocument(['## More', 'One.', '## More', 'Two.'].join('\n'))
    expect(recoverHeadings(twice, 'dense', readerOf('More'))).toMatchObject({ known: 2, found: 2, right: 2 })
    expect(recoverHeadings(twice, 'dense', readerOf('Nothing'))).toMatchObject({ known: 2, right: 0 })
  })

  it('leaves out headings without a word', () => {
    const starred = buildDocument(['## ***', 'One.', '## Two', 'Three.'].join('\n'))
    expect(recoverHeadings(starred, 'dense', readerOf('Two')).known).toBe(1)
  })

  it('adds articles up', () => {
    const one = { known: 2, found: 1, right: 1, missed: ['a'], invented: [] }
    const other = { known: 1, found: 2, right: 1, missed: [], invented: ['b'] }
    const both = { known: 3, found: 3, right: 2, missed: ['a'], invented: ['b'] }
    expect(addRecoveries([one, other])).toEqual(both)
    expect(recoveryScore(both)).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 })
  })

  it('is perfect where nothing was to be found and nothing was', () => {
    expect(recoveryScore(addRecoveries([]))).toEqual({ precision: 1, recall: 1, f1: 1 })
    expect(recoveryScore({ known: 2, found: 0, right: 0 })).toEqual({ precision: 1, recall: 0, f1: 0 })
  })
})
