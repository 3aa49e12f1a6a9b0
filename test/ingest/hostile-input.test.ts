import { describe, expect, it } from 'vitest'
import { draftArticle } from '../../src/actions/draft-article.ts'
import { documentSentences } from '../../src/core/article/document.ts'
import { readCopy } from '../../src/ingest/read-article.ts'

/** Milliseconds of the processor's time, slow machines included; what grows with the square would take minutes. */
const longest = 10_000

function readWithin(source: string, fileName: string): string {
  const bytes = Buffer.from(source)
  const started = process.cpuUsage()
  const result = readCopy(bytes, fileName)
  const sentences = result.kind === 'read' ? documentSentences(result.article.document).length : 0
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(longest)
  return result.kind === 'read' ? `read ${sentences}` : result.problem
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

describe('hostile plain text is read in time', () => {
  it.each([
    ['one line of 100,000 characters', 'kind '.repeat(20_000), 'read 1'],
    ['one word of 100,000 characters', 'k'.repeat(100_000), 'read 1'],
    ['20,000 sentences in a line', 'Kind words. '.repeat(20_000), 'read 20000'],
    ['5,000 headings', numbered(5000, (index) => `The Power of Words ${index}`), 'read 5000'],
    [
      'items that nest at each line',
      numbered(1000, (index) => `${' '.repeat(index)}${index % 2 ? '-' : '1.'} kind`),
      'read 1000',
    ],
    ['a line of marks', `Kind words help.\n${'● '.repeat(20_000)}`, 'read 2'],
    ['a wall of colons', `- ${'kind: '.repeat(20_000)}`, 'read 1'],
    ['a wall of brackets', `kind ${'([1] '.repeat(20_000)}`, 'read 1'],
    ['a wall of addresses', `${'https://example.com/))) '.repeat(10_000)}`, 'read 1'],
    ['a wall of quotes', `kind ${'"'.repeat(100_000)}`, 'read 1'],
    ['a row of dashes', `Kind words help.\n\n${'-'.repeat(100_000)}`, 'read 1'],
  ])('%s', (_, source, expected) => {
    expect(readWithin(source, 'a.txt')).toBe(expected)
  })
})

describe('hostile Markdown is read, or is a problem, in time', () => {
  it.each([
    ['quotes 1,000 deep', `${'> '.repeat(1000)}kind`, 'too-deep'],
    ['quotes 1,000 deep without spaces', `${'>'.repeat(1000)}kind`, 'too-deep'],
    ['lists 1,000 deep in a line', `${'- '.repeat(1000)}kind`, 'too-deep'],
    ['lists 1,000 deep by indent', numbered(1000, (index) => `${'  '.repeat(index)}- kind`), 'too-deep'],
    ['lists 60 deep', numbered(60, (index) => `${'  '.repeat(index)}- kind`), 'read 60'],
    ['emphasis that never closes', '*kind '.repeat(3000) + 'words*'.repeat(3000), 'too-deep'],
    ['5,000 headings', numbered(5000, (index) => `## Words ${index}\nkind`), 'read 10000'],
    ['one line of 100,000 characters', 'kind '.repeat(20_000), 'read 1'],
    ['brackets that never close', `kind ${'['.repeat(100_000)}`, 'too-deep'],
    ['brackets that close what was never open', `kind ${']'.repeat(40_000)}`, 'too-deep'],
    ['images 4,000 deep', `kind ${'!['.repeat(4000)}a${'](b)'.repeat(4000)}`, 'too-deep'],
    ['images 50 deep', `kind ${'!['.repeat(50)}a${'](b)'.repeat(50)}`, 'read 2'],
    ['links to nothing', `kind ${'[a]'.repeat(20_000)}`, 'too-deep'],
    ['links that never close', `kind ${'[a]('.repeat(5000)}`, 'too-deep'],
    ['1,000 links', '[kind](https://example.com) '.repeat(1000), 'read 1'],
    ['40 KB of stars around a letter', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`, 'too-deep'],
    ['emphasis in lines that look like items', numbered(10_000, (n) => `${n + 2}. *kind`), 'too-deep'],
    ['emphasis in lines that look like headings', numbered(10_000, () => '#kind *a'), 'too-deep'],
    ['emphasis in lines that look like rows', numbered(10_000, () => '| *a'), 'too-deep'],
    ['emphasis in each of 500 paragraphs', `${'*kind '.repeat(1500)}\n\n`.repeat(500), 'too-deep'],
    ['emphasis in each of 2,000 items', numbered(2000, () => '- **kind** [words](b)'), 'read 2000'],
    ['comments that never close', `kind\n\n${'<!--'.repeat(20_000)}`, 'read 1'],
    ['tags that never close', `kind\n\n<div ${'<div '.repeat(20_000)}`, 'read 1'],
    ['more lists than an article has', 'Kind words:\n\n- one\n\n'.repeat(2500), 'too-deep'],
    ['blank lines without end', `kind\n${' \n'.repeat(450_000)}words`, 'too-long'],
    ['line breaks without end', 'words\\\n'.repeat(40_000), 'too-long'],
    ['shortcodes that never close', `kind ${'{{<'.repeat(20_000)}`, 'read 1'],
    ['shortcodes in a row', `kind ${'{% x %}'.repeat(10_000)}`, 'read 1'],
    ['shortcodes of words in a row', `kind ${'{{< x a="b c d" >}}'.repeat(5000)}`, 'read 5001'],
    ['shortcodes around code that never close', `kind\n\n${'{% code %}\n\n'.repeat(3000)}`, 'read 1'],
    ['shortcodes in addresses', `kind ${'](a{{ x }}'.repeat(3000)}`, 'read 1'],
    ['dividers of 10,000 marks', `kind\n\n${'- '.repeat(10_000)}\n\nwords`, 'read 2'],
    ['a wall of references', `kind ${'&amp;'.repeat(20_000)}`, 'read 1'],
  ])('%s', (_, source, expected) => {
    expect(readWithin(source, 'a.md')).toBe(expected)
  })
})

it('an article of 4,000 headings is drafted in time', async () => {
  const bytes = Buffer.from(numbered(4000, (index) => `## Words ${index}\nkind`))
  const started = process.cpuUsage()
  expect((await draftArticle({ bytes, fileName: 'a.md' })).kind).toBe('drafted')
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(longest)
})
