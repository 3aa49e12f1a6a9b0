import { describe, expect, it } from 'vitest'
import {
  blockSentences,
  type Document,
  documentSentences,
  type Inline,
} from '../../../src/core/article/document.ts'
import { isPlainlyMarkdown, readMarkdown, readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'
import { outline, outlineBlocks } from '../../support/outline.ts'

const long = 'Kind words cost nothing, and yet they can carry a tired person through a whole grey afternoon.'

function read(...lines: string[]): Document {
  const result = readMarkdown(lines.join('\n'))
  if (result.kind !== 'read') throw new Error(result.kind)
  return result.document
}

function outlineOf(...lines: string[]): string[] {
  return outline(read(...lines))
}

function blocksOf(...lines: string[]): string[] {
  return outlineBlocks(readMarkdownBlocks(lines.join('\n'), 'en', 'source') ?? [])
}

function inlinesOf(line: string): readonly Inline[] {
  return documentSentences(read(line)).flatMap(({ inlines }) => inlines)
}

describe('the title of a Markdown article', () => {
  it('is that of the front matter, and a heading that repeats it is not shown twice', () => {
    const front = ['---', 'title: "Small talk: why it matters"', '---', '']
    expect(outlineOf(...front, '# Small Talk: Why It Matters', long)).toEqual([
      '# Small talk: why it matters',
      '[body]',
      `p: ${long}`,
    ])
    expect(outlineOf(...front, '# Another', long)).toContain('[body] Another')
  })

  it('has its place in the front matter', () => {
    const lines = ['---', 'slug: x', 'title: "Small talk: why"', '---', long]
    const { start, end } = documentSentences(read(...lines))[0]?.span ?? { start: 0, end: 0 }
    expect(lines.join('\n').slice(start, end)).toBe('Small talk: why')
  })

  it('is the first heading of level 1', () => {
    expect(outlineOf(long, '', '# Small talk', '', '## Why', long).slice(0, 2)).toEqual([
      '# Small talk',
      '[intro]',
    ])
  })

  it('is an opening heading above all others', () => {
    expect(outlineOf('## Small talk', long, '### Why', long)).toEqual([
      '# Small talk',
      '[intro]',
      `p: ${long}`,
      '[body] Why',
      `p: ${long}`,
    ])
    expect(outlineOf('## One', long, '## Two', long)[0]).toBe('[body] One')
  })

  it('is an opening line that looks like one', () => {
    expect(outlineOf('Small talk: why it matters', '', long)[0]).toBe('# Small talk: why it matters')
    expect(outlineOf(long, '', long)[0]).toBe('[body]')
  })
})

describe('front matter', () => {
  it('is kept as flat strings', () => {
    const lines = [
      '---',
      'title: T',
      'date: 2026-05-01',
      'draft: no',
      'weight: 1.0',
      'empty:',
      'tags: [a]',
      '---',
    ]
    expect(read(...lines, long).meta).toEqual({ title: 'T', date: '2026-05-01', draft: 'no', weight: '1.0' })
  })

  it('names the language', () => {
    expect(read('---', 'lang: de_AT', '---', long).language).toBe('de-AT')
    expect(read('---', 'lang: not a language', '---', long).language).toBe('en')
  })

  it.each([
    ['broken', 'title: "never closed'],
    ['no map', '- one\n- two'],
    ['words', 'just words'],
    ['a key twice', 'title: a\ntitle: b'],
    ['nested beyond all measure', `a: ${'['.repeat(30_000)}`],
  ])('is a problem where it is %s', (_, yaml) => {
    expect(readMarkdown(`---\n${yaml}\n---\n\n${long}`).kind).toBe('broken-front-matter')
  })

  it('may be empty', () => {
    expect(outlineOf('---', '# nothing yet', '---', '', long)).toEqual(['[body]', `p: ${long}`])
  })
})

describe('Markdown blocks', () => {
  it('are headings, paragraphs and dividers', () => {
    expect(outlineOf('# T', 'One.', '', '---', '', 'Two. Three.', '## H', 'Four.')).toEqual([
      '# T',
      '[intro]',
      'p: One.',
      '---',
      'p: Two. | Three.',
      '[body] H',
      'p: Four.',
    ])
  })

  it('are lists with labels, tasks, and what stands inside items', () => {
    expect(
      blocksOf('1. **Say hello:** it is enough.', '   - [x] Nested', '', '   More.', '2. Then `go`'),
    ).toEqual([
      'ol',
      '- {Say hello} Say hello: it is enough.',
      '  ul',
      '  - Nested',
      '  p: More.',
      '- Then go',
    ])
  })

  it('are quotes, code and tables', () => {
    expect(
      blocksOf(
        '> Be kind.',
        '>',
        '> - Always',
        '',
        '```js',
        'a()',
        '```',
        '',
        '| A | B |',
        '|---|---|',
        '| 1. One. | |',
      ),
    ).toEqual([
      'quote',
      '  p: Be kind.',
      '  ul',
      '  - Always',
      'code js: a()',
      'row: A | B',
      'row: 1. One. | ',
    ])
  })

  it('are images with their words, also out of a paragraph', () => {
    expect(
      blocksOf(
        '![Two friends](a.png)',
        '',
        'We ![smile](https://example.com/s.png) a lot.',
        '',
        '[![x][logo]](https://example.com)',
        '',
        '[logo]: data:image/png;base64,AA',
      ),
    ).toEqual([
      'image a.png: Two friends',
      'p: We a lot.',
      'image https://example.com/s.png: smile',
      'image : x',
    ])
  })

  it('end in the notes as a numbered list, in the order of their marks', () => {
    expect(blocksOf('One.[^b] Two.[^a]', '', '[^a]: Note a.', '[^b]: Note *b*.', '[^c]: Unused.')).toEqual([
      'p: One.[1] | Two.[2]',
      'ol',
      '- Note b.',
      '- Note a.',
      '- Unused.',
    ])
  })
})

describe('styles and links in Markdown', () => {
  it('stay on their words', () => {
    expect(inlinesOf('A *b **c*** `d` ~~e~~ [f *g*](https://example.com).')).toEqual([
      { text: 'A ', marks: [] },
      { text: 'b ', marks: ['emphasis'] },
      { text: 'c', marks: ['emphasis', 'strong'] },
      { text: ' ', marks: [] },
      { text: 'd', marks: ['code'] },
      { text: ' e ', marks: [] },
      { text: 'f ', marks: [], href: 'https://example.com' },
      { text: 'g', marks: ['emphasis'], href: 'https://example.com' },
      { text: '.', marks: [] },
    ])
  })

  it('find the addresses of references, and bare ones', () => {
    const links = documentSentences(
      read('See [a][x], [x] and www.example.com or a@example.com.', '', '[x]: mailto:b@example.com'),
    )
      .flatMap(({ inlines }) => inlines)
      .filter(({ href }) => href !== undefined)
    expect(links.map(({ text, href }) => [text, href])).toEqual([
      ['a', 'mailto:b@example.com'],
      ['x', 'mailto:b@example.com'],
      ['www.example.com', 'http://www.example.com'],
      ['a@example.com', 'mailto:a@example.com'],
    ])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '/about', '#top', 'ftp://example.com', 'JaVaScript:x'])(
    'keep the words and drop the link of %s',
    (address) => {
      expect(inlinesOf(`Go [there](<${address}>) now.`)).toEqual([
        { text: 'Go ', marks: [] },
        { text: 'there', marks: [], unlinked: address },
        { text: ' now.', marks: [] },
      ])
    },
  )

  it('have exact places, past escapes, references and quote marks', () => {
    const lines = [
      '> A \\*star\\* &amp; a',
      '> **bold one** here. `` X`y `` and',
      '> a [link](https://example.com) end &mdash; yes.',
    ]
    const source = lines.join('\n')
    const spans = documentSentences(read(source)).map(({ text, span }) => [
      text,
      source.slice(span?.start, span?.end),
    ])
    expect(spans).toEqual([
      ['A *star* & a bold one here.', 'A \\*star\\* &amp; a\n> **bold one** here.'],
      ['X`y and a link end — yes.', 'X`y `` and\n> a [link](https://example.com) end &mdash; yes.'],
    ])
  })

  it('have exact places where the parser gives none: words of images, code, addresses found late', () => {
    const source = ['![Two friends](a.png)', '', '```js', '{{< x >}}', '```', '', '# \\www.example.com'].join(
      '\n',
    )
    const found = (readMarkdownBlocks(source, 'en', 'source') ?? []).flatMap(blockSentences)
    expect(found.map(({ span }) => source.slice(span?.start, span?.end))).toEqual([
      'Two friends',
      '{{< x >}}',
      '\\www.example.com',
    ])
    expect(found.map(({ text }) => text)).toEqual(['Two friends', '{{< x >}}', '\\www.example.com'])
  })
})

describe('HTML and template marks in Markdown', () => {
  it('leaves the words between inline tags, and none of a script', () => {
    expect(
      blocksOf('H<sub>2</sub>O and <b onclick="x">bold</b><br>next <script>alert(1)</script>end.'),
    ).toEqual(['p: H2O and bold next end.'])
  })

  it('keeps the words of a block in plain tags', () => {
    expect(
      blocksOf('<p align="center">Hello <b>you</b> &amp; me<!-- no --></p>', '', '<h3>Why</h3>'),
    ).toEqual(['p: Hello you & me', 'h3: Why'])
  })

  it.each(['<script>alert(1)</script>', '<iframe src="x">words</iframe>', '<!-- words -->'])(
    'drops %s',
    (html) => {
      expect(blocksOf(html, '', 'Text.')).toEqual(['p: Text.'])
    },
  )

  it('reads a block of HTML as a page is read: pictures, tables, lists, links and unknown tags', () => {
    const table = '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>'
    expect(blocksOf('<img src="a.png" alt="A cat">', '', table, '', '<Note>Kind words.</Note>')).toEqual([
      'image a.png: A cat',
      'row: a | b',
      'row: c | d',
      'p: Kind words.',
    ])
    expect(blocksOf('<ul><li>One</li><li>Two</li></ul>', '', '<pre>code</pre>')).toEqual([
      'ul',
      '- One',
      '- Two',
      'code : code',
    ])
    const [linked] = read('<p>See <a href="https://example.com/study">the study</a></p>').sections
    expect(JSON.stringify(linked?.blocks)).toContain('https://example.com/study')
  })

  it('hides nothing after a tag that is only named', () => {
    expect(blocksOf('Add <style> to the head and write.')).toEqual(['p: Add to the head and write.'])
  })

  it('takes template marks for words', () => {
    expect(blocksOf('Welcome to {{ site.title }} and {% raw %} we say.')).toEqual([
      'p: Welcome to {{ site.title }} and {% raw %} we say.',
    ])
  })

  it('shows no Hugo shortcode, except in code', () => {
    expect(
      blocksOf(
        '{{< box >}}_Hello_ you.{{< /box >}}',
        '',
        '{{< img src="<a *b*>" >}}',
        '',
        '`{{% x %}}` is code.',
      ),
    ).toEqual(['p: Hello you.', 'p: {{% x %}} is code.'])
  })
})

describe('a piece of Markdown of the marketer’s own', () => {
  it('has no place in the article', () => {
    const [block] = readMarkdownBlocks('Our **own** words.', 'en', 'own') ?? []
    expect(block).toMatchObject({ kind: 'paragraph', sentences: [{ origin: 'own', span: null }] })
  })
})

describe('a text is plainly Markdown', () => {
  it.each(['# Title\n\nText.', 'Text.\n\n### Why\n\nMore.', '---\ntitle: T\n---\nText.'])('%j', (source) => {
    expect(isPlainlyMarkdown(source)).toBe(true)
  })

  it.each(['#hashtag', 'We are #1', '---\nText.\n---\nMore.', 'A *star* and a [link](x).'])(
    'but not %j',
    (source) => {
      expect(isPlainlyMarkdown(source)).toBe(false)
    },
  )
})
