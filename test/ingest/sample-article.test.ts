import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Block, blockText, type Document, documentSentences } from '../../src/core/article/document.ts'
import { countWords } from '../../src/core/article/headings/headings.ts'
import { readCopy } from '../../src/ingest/read-article.ts'

const path = join(import.meta.dirname, '../../examples/sample-article.txt')
const document = read(path)

function read(file: string): Document {
  const result = readCopy(readFileSync(file), file)
  if (result.kind === 'problem') throw new Error(result.message)
  return result.article.document
}

/** A section as its heading and the kinds of its blocks, lists with their number of items. */
function shape({ sections }: Document): string[] {
  return sections.map(({ heading, role, blocks }) =>
    [`${heading ? blockText(heading) : '-'} (${role}):`, ...blocks.map(kindOf)].join(' '),
  )
}

function kindOf(block: Block): string {
  return block.kind === 'list' ? `list of ${block.items.length}` : block.kind
}

describe('the sample article', () => {
  it('is read as its writer meant it', () => {
    expect(document.title && blockText(document.title)).toBe(
      'Everyday Connection: How the People Around Us Support Our Mental Health',
    )
    expect(shape(document)).toEqual([
      '- (intro): paragraph',
      'Small Moments Matter More Than Grand Gestures (body): paragraph paragraph',
      'Being Known Makes Hard Days Lighter (body): paragraph paragraph',
      'When Closeness Feels Complicated (body): paragraph paragraph',
      'What Good Listeners Do Differently (body): paragraph paragraph list of 3 paragraph',
      'Simple Ways to Keep Your People Close (body): paragraph list of 4 paragraph',
      'Conclusion (conclusion): paragraph paragraph',
    ])
  })

  it('has the lead-ins above its lists', () => {
    const blocks = document.sections.flatMap((section) => section.blocks)
    const above = blocks.filter((_, index) => blocks[index + 1]?.kind === 'list')
    expect(above.map((block) => blockText(block).split('. ').at(-1))).toEqual([
      'In conversation, anyone can learn to:',
      'Here’s how you can keep the people you love within reach:',
    ])
  })

  it('has labels on its tips and on nothing else', () => {
    const lists = document.sections
      .flatMap((section) => section.blocks)
      .filter((block) => block.kind === 'list')
    expect(lists.map(({ items }) => items.map(({ label }) => label))).toEqual([
      [null, null, null],
      ['Start with one name', 'Share a chore', 'Protect a regular hour', 'Say the kind thing aloud'],
    ])
  })

  it('ends in one promotion, the last paragraph', () => {
    expect(document.promotion).toEqual([document.sections.at(-1)?.blocks.at(-1)?.id])
  })

  it('is of the length that a short series needs', () => {
    const sizes = document.sections.map(({ blocks }) => countWords(blocks.map(blockText).join(' ')))
    expect(sizes.slice(1, -1).every((words) => words >= 70 && words <= 110)).toBe(true)
    expect(
      countWords(
        documentSentences(document)
          .map(({ text }) => text)
          .join(' '),
      ),
    ).toBeLessThanOrEqual(650)
  })
})

const seed = join(import.meta.dirname, '../../../shared/seeds/000_18bfdf40f5182aff.txt')
const seedIsHere = exists(seed)

function exists(file: string): boolean {
  try {
    return readFileSync(file).length > 0
  } catch {
    return false
  }
}

describe.skipIf(!seedIsHere)('a real article of the same kind (skipped where ../shared is missing)', () => {
  it('is read as its writer meant it', () => {
    const article = read(seed)
    const sizes = article.sections.map(({ role, blocks }) => `${role}: ${blocks.map(kindOf).join(', ')}`)
    expect(sizes).toEqual([
      'intro: paragraph',
      'body: paragraph, paragraph',
      'body: paragraph, paragraph',
      'body: paragraph, paragraph, paragraph',
      'body: paragraph, paragraph, list of 3, paragraph',
      'body: paragraph, list of 4, paragraph',
      'conclusion: paragraph, paragraph',
    ])
    expect(documentSentences(article)).toHaveLength(49)
    expect(article.promotion).toEqual([article.sections.at(-1)?.blocks.at(-1)?.id])
  })
})
