import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../src/core/article/document.ts'
import { readArticle } from '../../src/ingest/read-article.ts'
import { paragraph, wordFile } from '../support/word-file.ts'

/** Milliseconds of the processor's time, slow machines included. */
const longest = 5000

async function readWithin(content: string | Uint8Array, fileName: string): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const started = process.cpuUsage()
  const result = await readArticle({ bytes, fileName })
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(longest)
  if (result.kind === 'problem') return result.problem
  return `read ${documentSentences(result.article.document).length}`
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const fiveMegabytes = 'kind words '.repeat(470_000)

describe('too much of anything is refused in time', () => {
  it.each([
    ['5 MB in a line of text', fiveMegabytes, 'a.txt', 'too-long'],
    ['5 MB in a line of Markdown', fiveMegabytes, 'a.md', 'too-long'],
    ['5 MB in a paragraph of a page', `<p>${fiveMegabytes}`, 'a.html', 'too-long'],
    ['5 MB of blank lines', ' \n'.repeat(2_500_000), 'a.md', 'empty'],
    ['100,000 headings of text', lines(90_000, () => 'The Talk'), 'a.txt', 'too-long'],
    ['100,000 headings of Markdown', lines(100_000, (n) => `# ${n}`), 'a.md', 'too-long'],
    ['100,000 headings of a page', lines(100_000, (n) => `<h2>${n}</h2>`), 'a.html', 'unreadable-page'],
    ['20,000 items of Markdown', lines(20_000, (n) => `- Kind words ${n}`), 'a.md', 'too-long'],
    ['20,000 cells of Markdown', `|a|b|\n|-|-|\n${lines(10_000, (n) => `|${n}|b|`)}`, 'a.md', 'too-long'],
    ['10,000 elements in one another', '<div>'.repeat(10_000), 'a.html', 'unreadable-page'],
    ['100,000 attributes', `<p ${lines(100_000, (n) => `a${n}`)}>kind`, 'a.html', 'unreadable-page'],
    ['2 MB of angle brackets', '<'.repeat(2_000_000), 'a.html', 'unreadable-page'],
    ['5 MB of tags that never close', `<p>${'</a '.repeat(1_000_000)}`, 'a.txt', 'too-long'],
    [
      '50,000 paragraphs of a Word file',
      wordFile(paragraph('Kind words.').repeat(50_000)),
      'a.docx',
      'unsafe-word-file',
    ],
  ])('%s', async (_, content, fileName, expected) => {
    expect(await readWithin(content, fileName)).toBe(expected)
  })
})

describe('much is read in time', () => {
  it.each([
    [
      '200,000 letters in a paragraph of a page',
      `<p>${'Kind words. '.repeat(17_000)}`,
      'a.html',
      'read 17000',
    ],
    ['1,000 headings of a page', lines(1000, (n) => `<h2>Talk ${n}</h2><p>kind`), 'a.html', 'read 2000'],
    [
      'a table of 1,000 cells',
      `<table>${'<tr><td>a<td>b'.repeat(500)}</table><p>Kind.`,
      'a.html',
      'read 1001',
    ],
  ])('%s', async (_, content, fileName, expected) => {
    expect(await readWithin(content, fileName)).toBe(expected)
  })
})

async function wordsOf(content: string, fileName: string): Promise<string> {
  const result = await readArticle({ bytes: Buffer.from(content), fileName })
  if (result.kind === 'problem') throw new Error(result.message)
  return `${result.article.title} | ${documentSentences(result.article.document)
    .map(({ text }) => text)
    .join(' | ')}`
}

describe('what could harm is gone or harmless', () => {
  it('zero bytes, here and there', async () => {
    const filler = 'Kind words help. '.repeat(100)
    expect(await wordsOf(`<h1>T\0alk</h1><p>${filler}</p>`, 'a.html')).toMatch(/^Talk \| /)
    expect(await wordsOf(`# T\0alk\n\n${filler}`, 'a.md')).toMatch(/^Talk \| /)
  })

  it('characters that turn the direction of what follows them', async () => {
    const html = '<h1>Talk \u202eklat</h1><p>Kind &#8238;words&#x2066; help.</p>'
    expect(await wordsOf(html, 'a.html')).toBe('Talk klat | Talk klat | Kind words help.')
    expect(await wordsOf('# Talk \u202eklat\n\nKind \u2067words.', 'a.md')).toBe(
      'Talk klat | Talk klat | Kind words.',
    )
  })

  it('scripts in the front matter and in every place of a page', async () => {
    const script = '<script>alert(1)</script>'
    expect(await wordsOf(`---\ntitle: "Talk ${script}"\nlang: "${script}"\n---\nKind words.`, 'a.md')).toBe(
      `Talk ${script} | Talk ${script} | Kind words.`,
    )
    const page = `<html lang="${script}"><head><title>Talk${script}</title>${script}</head><body onload="alert(1)"><p title="${script}">Kind${script} words.</p></body></html>`
    const result = await readArticle({ bytes: Buffer.from(page), fileName: 'a.html' })
    expect(result.kind === 'read' && result.article.document.language).toBe('en')
    expect(result.kind === 'read' && documentSentences(result.article.document).at(-1)?.text).toBe(
      'Kind words.',
    )
  })
})
