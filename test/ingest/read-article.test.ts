import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../src/core/article/document.ts'
import { articleTooLarge, maxArticleBytes, maxWordFileBytes } from '../../src/ingest/article-problems.ts'
import { type ArticleInput, readArticle, readCopy } from '../../src/ingest/read-article.ts'
import { outline } from '../support/outline.ts'
import { paragraph, wordFile } from '../support/word-file.ts'

const text = 'Small Talk\nKind words cost nothing. They help all the same.\n'

type Content = string | Uint8Array

function read(content: Content, fileName = 'article.txt', more: Partial<ArticleInput> = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return readArticle({ bytes, fileName, ...more })
}

async function problemOf(content: Content, fileName?: string): Promise<[string, string]> {
  const result = await read(content, fileName)
  return result.kind === 'problem' ? [result.problem, result.message] : [result.kind, '']
}

async function articleOf(content: Content, fileName?: string, more?: Partial<ArticleInput>) {
  const result = await read(content, fileName, more)
  if (result.kind === 'problem') throw new Error(result.message)
  return result.article
}

describe('reading an article', () => {
  it('gives the document with its source, format, title and the hash of the bytes', async () => {
    const { document, ...rest } = await articleOf(`\ufeff${text.replace('\n', '\r\n')}`)
    expect(rest).toEqual({
      source: text,
      sha256: '9c1f5ac5a3e6e294ecb2f3c0aaab0cec3b414f093ee9280cf9421e5868403a87',
      format: 'text',
      title: 'Small Talk',
      url: null,
      confidence: null,
    })
    expect(outline(document)).toHaveLength(3)
  })

  it('tells the format by what the bytes hold, then by type and name', async () => {
    const formatOf = async (...args: Parameters<typeof articleOf>) => (await articleOf(...args)).format
    expect(await formatOf('*Kind* words.', 'A.MARKDOWN')).toBe('markdown')
    expect(await formatOf('# Small talk\n\nKind words.', 'article')).toBe('markdown')
    expect(await formatOf(text, 'notes.v2')).toBe('text')
    expect(await formatOf('<!DOCTYPE html><p>Kind words.</p>', 'a.txt')).toBe('html')
    expect(await formatOf('<p>Kind words.</p>', 'talk', { contentType: 'text/html' })).toBe('html')
    expect(await formatOf(wordFile(paragraph('Kind words.')), 'talk.html')).toBe('docx')
    const feed = `<rss version="2.0"><channel><item><description>${'Kind words. '.repeat(40)}</description></item></channel></rss>`
    expect(await formatOf(feed, 'index.html', { contentType: 'text/html' })).toBe('feed')
  })

  it('is titled by its file where it has no title', async () => {
    const titleOf = async (fileName: string) => (await articleOf('Kind words cost nothing.', fileName)).title
    expect(await titleOf('/home/maya/small-talk_at_work.txt')).toBe('small talk at work')
    expect(await titleOf('.txt')).toBe('Article')
  })

  it('reads a single paragraph', async () => {
    expect(outline((await articleOf('Kind words cost nothing.')).document)).toEqual([
      '[body]',
      'p: Kind words cost nothing.',
    ])
  })

  it('says which entry of a feed it read, and names the others', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><description>${'Kind words. '.repeat(40)}</description></item>`
    const feed = `<rss version="2.0"><channel>${item('Talk')}${item('Walk')}</channel></rss>`
    const { entry, entries, title } = await articleOf(feed, 'feed.xml', { entry: 'walk' })
    expect({ entry, entries, title }).toEqual({
      entry: 2,
      entries: [
        { number: 1, title: 'Talk' },
        { number: 2, title: 'Walk' },
      ],
      title: 'Walk',
    })
  })
})

describe('the source of an article', () => {
  it('is Markdown for all formats but text, and read again is the same document', async () => {
    const html = `<h1>Talk: "kindly"</h1><p>So &lt;b&gt; *is* {{&lt; x &gt;}} it.<sup>1</sup></p><ol><li>One<li>Two</ol>
      <table><tr><th>a|b<th>c<tr><td>1<td>2</table><pre>\`\`\`\n# x</pre><h2># 1. Walk</h2><p>1. x</p>`
    const article = await articleOf(html, 'a.html')
    const copy = readCopy(Buffer.from(article.source), 'article.md')
    if (copy.kind === 'problem') throw new Error(copy.message)
    expect(copy.article.document).toEqual(article.document)
    expect(outline(article.document)).toEqual([
      '# Talk: "kindly"',
      '[intro]',
      'p: So <b> *is* {{< x >}} it.[1]',
      'ol',
      '- One',
      '- Two',
      'row: a|b | c',
      'row: 1 | 2',
      'code : ```\n# x',
      '[body] # 1. Walk',
      'p: 1. x',
    ])
  })

  it('names the language that was asked for, so that its copy is read in it too', async () => {
    for (const [content, name] of [
      [text, 'a.txt'],
      ['---\ntitle: Talk\nlang: en\n---\nKind words.', 'a.md'],
      ['Kind words.', 'b.md'],
      ['<html lang="en"><body><p>Kind words.</p></body></html>', 'a.html'],
    ] as const) {
      const { document, source } = await articleOf(content, name, { language: 'de-CH' })
      const copy = readCopy(Buffer.from(source), 'article.md')
      expect([document.language, copy.kind === 'read' && copy.article.document]).toEqual(['de-CH', document])
      expect(source).not.toMatch(/^lang: en$/m)
    }
  })

  it('has a place for each sentence', async () => {
    const { document, source } = await articleOf(
      '<h2>Talk</h2><p>Kind <b>words</b>. They help.</p>',
      'a.html',
    )
    const places = documentSentences(document).map(({ span }) => span && source.slice(span.start, span.end))
    expect(places).toEqual(['Talk', 'Kind **words**.', 'They help.'])
  })
})

describe('an article that cannot be read', () => {
  it.each([
    ['empty', '', 'a.txt'],
    ['empty', ' \n\t\r\n ', 'a.md'],
    ['not-text', new Uint8Array([0x50, 1, 3, 4, 0, 0]), 'a.txt'],
    ['too-large', new Uint8Array(maxArticleBytes + 1), 'a.txt'],
    ['too-large', Buffer.concat([wordFile(''), new Uint8Array(maxWordFileBytes)]), 'a.docx'],
    ['too-long', 'Kind words. '.repeat(100_000), 'a.txt'],
    ['too-long', `<p>${'Kind words. '.repeat(100_000)}`, 'a.html'],
    ['too-long', wordFile(paragraph('Kind words. '.repeat(100_000))), 'a.docx'],
    ['too-long', '- a\n'.repeat(20_000), 'a.md'],
    ['unsupported-format', '%PDF-1.4 Kind words', 'a.html'],
    ['unsupported-format', '{\\rtf1 Kind words}', 'a.doc'],
    ['unsupported-format', '<opml version="2.0"></opml>', 'a.xml'],
    ['broken-word-file', new Uint8Array([0x50, 0x4b, 3, 4, ...Buffer.from('word/document.xml')]), 'a.docx'],
    ['broken-feed', '<rss></rss>', 'a.txt'],
    ['broken-front-matter', '---\ntitle: "open\n---\nKind words.', 'a.md'],
    ['too-deep', `${'> '.repeat(500)}Kind words.`, 'a.md'],
    ['unreadable-page', '<div>'.repeat(10_000), 'a.html'],
    ['no-paragraph', '* * *\n', 'a.txt'],
    ['no-paragraph', '12345', 'a.txt'],
    ['no-paragraph', '<html><body></body></html>', 'a.html'],
    ['no-paragraph', '---\ntitle: Only a title\n---\n', 'a.md'],
    ['no-paragraph', '# Only\n\n## Headings\n\n![and](a.png)', 'a.md'],
  ])('is the problem "%s" with one clear sentence', async (problem, content, fileName) => {
    const [found, message] = await problemOf(content, fileName)
    expect(found).toBe(problem)
    expect(message).toMatch(/^Cannot read [^\s:]+: (?:[^.]|\.(?=docx|rtf))+\.$/)
    expect(message).not.toMatch(/Kind words|open"|Headings|12345/)
  })

  it('says what to save it as instead', async () => {
    expect((await problemOf('%PDF-1.4', 'talk.pdf'))[1]).toBe(
      'Cannot read talk.pdf: a PDF holds lines on pages and no paragraphs; save the article as .docx, HTML or plain text.',
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

  it('is named without control characters', async () => {
    expect((await problemOf('', 'a\u001b[31m\n.txt'))[1]).toMatch(/^Cannot read a\[31m\.txt: /)
  })
})

describe('the copy of an article', () => {
  it('is text or Markdown and nothing else', () => {
    const copy = (content: string, name: string) => {
      const result = readCopy(Buffer.from(content), name)
      return result.kind === 'read' ? result.article.format : result.problem
    }
    expect(copy(text, 'article.txt')).toBe('text')
    expect(copy('*Kind* words.', 'article.md')).toBe('markdown')
    expect(copy('<html><p>Kind words.</p></html>', 'article.md')).toBe('unsupported-format')
    expect(copy('%PDF-1.4', 'article.md')).toBe('not-text')
  })
})

describe('an article in a script without spaces', () => {
  it('gets none between its sentences', async () => {
    const { source } = await articleOf(
      '<p>言葉は大切です。とても助かります。「はい。」と言う。</p>',
      'a.html',
    )
    expect(source).toContain('言葉は大切です。とても助かります。「はい。」と言う。')
  })
})
