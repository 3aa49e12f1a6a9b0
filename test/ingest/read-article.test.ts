import { describe, expect, it } from 'vitest'
import { articleTooLarge, maxArticleBytes } from '../../src/ingest/article-problems.ts'
import { readCopy } from '../../src/ingest/read-article.ts'
import { outline } from '../support/outline.ts'

const text = 'Small Talk\nKind words cost nothing. They help all the same.\n'

function read(content: string | Uint8Array, fileName = 'article.txt') {
  return readCopy(typeof content === 'string' ? Buffer.from(content) : content, fileName)
}

function problemOf(content: string | Uint8Array, fileName?: string): [string, string] {
  const result = read(content, fileName)
  return result.kind === 'problem' ? [result.problem, result.message] : [result.kind, '']
}

function articleOf(content: string | Uint8Array, fileName?: string) {
  const result = read(content, fileName)
  if (result.kind === 'problem') throw new Error(result.message)
  return result.article
}

describe('reading an article', () => {
  it('gives the document with its source, format, title and the hash of the bytes', () => {
    const { document, ...rest } = articleOf(`\ufeff${text.replace('\n', '\r\n')}`)
    expect(rest).toEqual({
      source: text,
      sha256: '9c1f5ac5a3e6e294ecb2f3c0aaab0cec3b414f093ee9280cf9421e5868403a87',
      format: 'text',
      title: 'Small Talk',
    })
    expect(outline(document)).toHaveLength(3)
  })

  it('reads .md and .markdown as Markdown, and other names by what they hold', () => {
    expect(articleOf('*Kind* words.', 'a.md').format).toBe('markdown')
    expect(articleOf('*Kind* words.', 'A.MARKDOWN').format).toBe('markdown')
    expect(articleOf('# Small talk\n\nKind words.', 'a.txt').format).toBe('markdown')
    expect(articleOf('# Small talk\n\nKind words.', 'article').format).toBe('markdown')
    expect(articleOf(text, 'article').format).toBe('text')
    expect(articleOf(text, 'notes.v2').format).toBe('text')
  })

  it('is titled by its file where it has no title', () => {
    expect(articleOf('Kind words cost nothing.', '/home/maya/small-talk_at_work.txt').title).toBe(
      'small talk at work',
    )
    expect(articleOf('Kind words cost nothing.', '.txt').title).toBe('Article')
  })

  it('reads a single paragraph', () => {
    expect(outline(articleOf('Kind words cost nothing.').document)).toEqual([
      '[body]',
      'p: Kind words cost nothing.',
    ])
  })
})

describe('an article that cannot be read', () => {
  it.each([
    ['empty', '', 'a.txt'],
    ['empty', ' \n\t\r\n ', 'a.md'],
    ['not-text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'a.txt'],
    ['not-text', new Uint8Array([0x43, 0x61, 0x66, 0xe9]), 'a.md'],
    ['too-large', new Uint8Array(maxArticleBytes + 1), 'a.txt'],
    ['unsupported-format', text, 'a.html'],
    ['unsupported-format', text, 'a.HTM'],
    ['unsupported-format', text, 'a.docx'],
    ['unsupported-format', text, 'a.pdf'],
    ['unsupported-format', '', 'https://example.com/blog/small-talk'],
    ['unsupported-format', '<!DOCTYPE html><p>Kind words.</p>', 'a.txt'],
    ['broken-front-matter', '---\ntitle: "open\n---\nKind words.', 'a.md'],
    ['too-deep', `${'> '.repeat(500)}Kind words.`, 'a.md'],
    ['no-paragraph', '* * *\n', 'a.txt'],
    ['no-paragraph', '12345', 'a.txt'],
    ['no-paragraph', '---\ntitle: Only a title\n---\n', 'a.md'],
    ['no-paragraph', '# Only\n\n## Headings\n\n![and](a.png)', 'a.md'],
  ])('is the problem "%s" with one clear sentence', (problem, content, fileName) => {
    const [found, message] = problemOf(content, fileName)
    expect(found).toBe(problem)
    expect(message).toMatch(/^Cannot read [^\s:]+: [^.]+(?:\.(?:txt|md)[^.]*)*\.$/)
    expect(message).not.toMatch(/Kind words|open|Headings|12345/)
  })

  it('says how to save a format that comes later', () => {
    expect(problemOf(text, 'talk.docx')[1]).toBe(
      'Cannot read talk.docx: only text and Markdown files are read so far; save the article as .txt or .md.',
    )
  })

  it('can be refused by its size before it is read', () => {
    expect(articleTooLarge('/tmp/big.txt')).toEqual({
      kind: 'problem',
      problem: 'too-large',
      message:
        'Cannot read big.txt: it is larger than 5 MB, more than any article needs; save the words alone as text or Markdown.',
    })
  })

  it('is named without control characters', () => {
    expect(problemOf('', 'a\u001b[31m\n.txt')[1]).toMatch(/^Cannot read a\[31m\.txt: /)
  })
})
