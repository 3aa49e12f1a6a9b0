import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText } from '../../../src/core/article/headings/bare-text.ts'
import {
  addRecoveries,
  recoverHeadings,
  recoveryScore,
} from '../../../src/core/article/headings/heading-recovery.ts'
import { readMarkdown } from '../../../src/ingest/markdown/markdown.ts'
import { cleanSource } from '../../../src/ingest/source-text.ts'
import { readText } from '../../../src/ingest/text/text.ts'
import { buildDocument } from '../../support/build-document.ts'
import { outline } from '../../support/outline.ts'

const articles = new URL('../../../../shared/corpus/articles/', import.meta.url)

describe.skipIf(!existsSync(articles))('real Markdown articles without their markup (../shared)', () => {
  const files = existsSync(articles) ? readdirSync(articles).filter((name) => name.endsWith('.md')) : []

  it.each(['dense', 'blank-lines'] as const)('give their headings back, F1 at least .88, %s', (layout) => {
    const recoveries = files.map((name) => {
      const read = readMarkdown(cleanSource(readFileSync(new URL(name, articles), 'utf8')))
      if (read.kind !== 'read') throw new Error(`${name}: ${read.kind}`)
      return recoverHeadings(read.document, layout, (text) => readText(cleanSource(text)))
    })
    const all = addRecoveries(recoveries)
    expect(all.known).toBeGreaterThan(20)
    expect(recoveryScore(all).f1).toBeGreaterThanOrEqual(0.88)
  })
})

const words = fc.constantFrom(
  ...'a friend may call on any day and then the two of them walk along the river'.split(' '),
)
const paragraph = fc.array(words, { minLength: 16, maxLength: 40 }).map((some) => `Once ${some.join(' ')}.`)
const heading = fc.array(
  fc.constantFrom('Letters', 'Friends', 'Walks', 'Rivers', 'Evenings', 'Talk', 'Gardens', 'Songs'),
  { minLength: 2, maxLength: 6 },
)
const item = fc.array(words, { minLength: 2, maxLength: 12 }).map((some) => `- One ${some.join(' ')}`)
const section = fc.record({
  heading: heading.map((some) => some.join(' ')),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
  items: fc.array(item, { maxLength: 4 }),
})
const classic = fc
  .uniqueArray(section, { minLength: 1, maxLength: 6, selector: ({ heading }) => heading.toLowerCase() })
  .map((sections) => {
    const blocks = sections.flatMap((one) => [`## ${one.heading}`, ...one.paragraphs, ...one.items])
    return buildDocument(['# On Friends and Rivers', ...blocks].join('\n'))
  })

describe('a text in the classic layout', () => {
  it.each(['dense', 'blank-lines'] as const)('is read as it was written, %s', (layout) => {
    fc.assert(
      fc.property(classic, (document) => {
        const read = readText(bareText(document, layout))
        expect(outline(read).map(withoutRole)).toEqual(outline(document).map(withoutRole))
      }),
      { numRuns: 60 },
    )
  })
})

function withoutRole(line: string): string {
  return line.replace(/^\[\w+\]/, '[]')
}
