import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../../src/core/article/document.ts'
import { piecesText } from '../../../src/ingest/html/dom/dom-pieces.ts'
import { readHtml } from '../../../src/ingest/html/read-html.ts'
import { readArticle } from '../../../src/ingest/read-article.ts'

function found(html: string, url: string | null = null) {
  const result = readHtml(html, { fileName: 'talk.html', url })
  if (result.kind === 'problem') throw new Error(result.message)
  return { ...result, text: piecesText(result.pieces) }
}

describe('a page that is nothing but an article', () => {
  it('is kept to the last word, and nothing had to be found', () => {
    const html = '<h1>Talk</h1><p>Kind words.</p><p>By Maya</p><p>Share this</p><ul><li>one</ul>'
    const { text, title, confidence } = found(html)
    expect({ text, title, confidence }).toEqual({
      text: 'Talk Kind words. By Maya Share this one',
      title: 'Talk',
      confidence: null,
    })
  })

  it('has the title of its page where several headings are of the first level', () => {
    expect(found('<title>Talk</title><h1>One</h1><p>Kind.</p><h1>Two</h1><p>Words.</p>').title).toBe('Talk')
    expect(found('<html><head><title>Talk</title></head><body><p>Kind words.</p></body></html>').title).toBe(
      'Talk',
    )
  })

  it('names its language, its address, its writer and its date', () => {
    const html = `<html lang="de-AT"><head><link rel="canonical" href="/talk"><meta name="author" content="Maya">
      <meta property="article:published_time" content="2025-11-04"></head><body><p>Worte. <a href="b">b</a></p></body></html>`
    const { language, url, author, date, pieces } = found(html, 'https://example.com/blog/x?y')
    expect({ language, url, author, date }).toEqual({
      language: 'de-AT',
      url: 'https://example.com/talk',
      author: 'Maya',
      date: '2025-11-04',
    })
    expect(JSON.stringify(pieces)).toContain('https://example.com/blog/b')
  })

  it('reads its addresses from its base', () => {
    const { pieces } = found('<head><base href="https://example.com/deep/"></head><p><a href="b">b</a></p>')
    expect(JSON.stringify(pieces)).toContain('https://example.com/deep/b')
  })
})

describe('any other page', () => {
  const article = Array.from(
    { length: 6 },
    (_, index) =>
      `<p>Kind words number ${index} help, and they cost nothing at all to those who say them.</p>`,
  ).join('')
  const page = `<html><head><title>Talk</title></head><body><nav><a href="/">Home</a> <a href="/b">Blog</a></nav>
    <main><article><h1>Talk</h1>${article}</article></main><footer>Imprint of the site</footer></body></html>`

  it('loses what stands around its article', () => {
    const { text, confidence } = found(page, 'https://example.com/talk')
    expect(text).toContain('Kind words number 5')
    expect(text).not.toMatch(/Imprint|Home/)
    expect(confidence).toBeGreaterThan(0.5)
  })

  it('becomes Markdown with front matter, from which its document is read', async () => {
    const read = await readArticle({
      bytes: Buffer.from(page),
      fileName: 'a',
      url: 'https://example.com/talk',
    })
    if (read.kind === 'problem') throw new Error(read.message)
    const { source, document, format, url } = read.article
    expect(source).toMatch(/^---\ntitle: Talk\nlanguage: en\nurl: https:\/\/example\.com\/talk\n---\n/)
    expect([format, url, document.meta.url]).toEqual([
      'html',
      'https://example.com/talk',
      'https://example.com/talk',
    ])
    const places = documentSentences(document).map(({ span }) => span && source.slice(span.start, span.end))
    expect(places.at(-1)).toBe(
      'Kind words number 5 help, and they cost nothing at all to those who say them.',
    )
  })

  it('that is hostile is refused with one sentence', () => {
    const deep = readHtml('<div>'.repeat(10_000), { fileName: 'a.html', url: null })
    expect(deep).toMatchObject({ kind: 'problem', problem: 'unreadable-page' })
    const wide = `<p ${Array.from({ length: 3000 }, (_, index) => `a${index}=1`).join(' ')}>x`
    expect(readHtml(wide, { fileName: 'a.html', url: null })).toMatchObject({
      message:
        'Cannot read a.html: the page has an element with thousands of attributes; save its words as plain text or Markdown.',
    })
  })
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/articles')

describe.skipIf(!existsSync(corpus))('clean article files (needs ../shared/corpus)', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.html')) : []

  it.each(files)('%s loses no letter', async (name) => {
    const bytes = readFileSync(join(corpus, name))
    const read = await readArticle({ bytes, fileName: name })
    if (read.kind === 'problem') throw new Error(read.message)
    const words = documentSentences(read.article.document).map(({ text }) => text)
    expect(letters(words.join(''))).toBe(letters(parseHTML(bytes.toString()).document.body.textContent ?? ''))
  })
})
