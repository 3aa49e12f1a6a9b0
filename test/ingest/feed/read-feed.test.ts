import { describe, expect, it } from 'vitest'
import { newComposer } from '../../../src/core/article/compose-blocks.ts'
import { readFeed } from '../../../src/ingest/feed/read-feed.ts'
import { composePieces } from '../../../src/ingest/html/dom/dom-blocks.ts'
import type { Piece } from '../../../src/ingest/html/dom/dom-pieces.ts'
import { outlineBlocks } from '../../support/outline.ts'

const shown = (pieces: readonly Piece[]) => outlineBlocks(composePieces(newComposer('en', 'own'), pieces))

const long = 'Kind words help, and they cost nothing at all. '.repeat(8).trim()

interface Item {
  readonly title?: string
  readonly link?: string
  readonly date?: string
  readonly description?: string
  readonly content?: string
}

function rss(items: readonly Item[], language = 'en-GB'): string {
  const all = items.map(
    ({ title = '', link = '', date = '', description = '', content = '' }) =>
      `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate><description>${description}</description>${
        content === '' ? '' : `<content:encoded><![CDATA[${content}]]></content:encoded>`
      }</item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Talk</title><link>https://example.com/</link><language>${language}</language>${all.join('')}</channel></rss>`
}

const three = rss([
  { title: 'Old &amp; kind', date: 'Mon, 06 Jan 2025 10:00:00 GMT', link: '/old', content: `<p>${long}</p>` },
  { title: 'Small talk', date: 'Tue, 04 Nov 2025 10:00:00 +0100', link: '/talk', content: `<p>${long}</p>` },
  { title: 'Long walks', date: 'Tue, 04 Nov 2025 08:30:00 EST', link: '/walks', content: `<p>${long}</p>` },
])

function read(source: string, entry: string | null = null) {
  return readFeed(source, { fileName: 'feed.xml', url: null, entry })
}

function found(source: string, entry: string | null = null) {
  const result = read(source, entry)
  if (result.kind === 'problem') throw new Error(result.message)
  return result
}

function problem(source: string, entry: string | null = null): string {
  const result = read(source, entry)
  return result.kind === 'problem' ? result.message : 'read'
}

describe('the entry of a feed', () => {
  it('is the newest one by its date, whatever its zone and place', () => {
    const { entry, entries, title, url, language, date } = found(three)
    expect({ entry, title, url, language, date }).toEqual({
      entry: 3,
      title: 'Long walks',
      url: 'https://example.com/walks',
      language: 'en-GB',
      date: 'Tue, 04 Nov 2025 08:30:00 EST',
    })
    expect(entries).toEqual([
      { number: 1, title: 'Old & kind' },
      { number: 2, title: 'Small talk' },
      { number: 3, title: 'Long walks' },
    ])
  })

  it('is the one asked for by number or by words of its title', () => {
    expect(found(three, '1').title).toBe('Old & kind')
    expect(found(three, 'SMALL').title).toBe('Small talk')
    expect(found(three, ' long  walks ').title).toBe('Long walks')
  })

  it('is the first one where no entry has a date', () => {
    expect(
      found(
        rss([
          { title: 'A', content: `<p>${long}` },
          { title: 'B', content: `<p>${long}` },
        ]),
      ).title,
    ).toBe('A')
  })

  it('is read as HTML with the blocks in it, and addresses made absolute', () => {
    const content = `<h2>Why</h2><p>${long} <a href="b">more</a></p><ul><li>Talk</ul><script>alert(1)</script>`
    const { pieces } = found(rss([{ link: 'https://example.com/a/', content }]))
    expect(shown(pieces).filter((line) => !line.startsWith('p:'))).toEqual(['h2: Why', 'ul', '- Talk'])
    expect(JSON.stringify(pieces)).toContain('https://example.com/a/b')
    expect(JSON.stringify(pieces)).not.toContain('alert')
  })

  it('may be a long description, in HTML or in plain words', () => {
    const html = `&lt;p&gt;${long}&lt;/p&gt;&lt;p&gt;a &amp;amp; b&lt;/p&gt;`
    expect(shown(found(rss([{ link: '/a', description: html }])).pieces).at(-1)).toBe('p: a & b')
    const plain = `${long}\n\nAnd 1 &lt; 2.`
    expect(shown(found(rss([{ link: '/a', description: plain }])).pieces).at(-1)).toBe('p: And 1 < 2.')
  })
})

describe('other feeds', () => {
  it('of Atom give what their types say', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.com/b/"><title>T</title>
      <entry><title type="html">Kind &amp;amp; &lt;i>brief&lt;/i></title><link rel="alternate" href="e1"/><updated>2025-01-02T00:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${long}</p><p>Hi <b>there</b></p></div></content></entry>
      <entry><title>1 &lt;b> 2</title><updated>2024-01-02T00:00:00Z</updated><content type="text">${long} &lt;b></content></entry></feed>`
    const first = found(atom)
    expect([first.title, first.url, first.language]).toEqual([
      'Kind & brief',
      'https://example.com/b/e1',
      'de',
    ])
    expect(shown(first.pieces).at(-1)).toBe('p: Hi there')
    const second = found(atom, '2')
    expect(second.title).toBe('1 <b> 2')
    expect(shown(second.pieces)[0]).toMatch(/<b>$/)
  })

  it('of JSON and RDF are read alike', () => {
    const items = [
      {
        id: '1',
        title: 'A',
        url: 'https://example.com/a',
        content_html: `<p>${long}</p>`,
        date_published: '2025-01-02',
      },
      { id: '2', title: 'B', content_text: `${long}\n\nEnd.`, date_published: '2025-03-02T10:00:00Z' },
    ]
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      language: 'fr',
      items,
    })
    const { title, language, pieces } = found(json)
    expect([title, language, shown(pieces).at(-1)]).toEqual(['B', 'fr', 'p: End.'])
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>https://example.com</link></channel><item><title>C</title><link>https://example.com/c</link><description>${long}</description></item></rdf:RDF>`
    expect(found(rdf).title).toBe('C')
  })
})

describe('a feed that gives no article', () => {
  it('says that it holds only the beginning, with the address of the whole', () => {
    const beginning =
      'Cannot read feed.xml: the feed holds only the beginning of this entry; draft its address instead: https://example.com/a.'
    expect(problem(rss([{ link: '/a', description: 'Kind words help.' }]))).toBe(beginning)
    expect(problem(rss([{ link: '/a', description: `${long} […]` }]))).toBe(beginning)
    expect(problem(rss([{ link: '/a', description: 'Short.', content: '<p>Short, but whole.</p>' }]))).toBe(
      'read',
    )
  })

  it('lists its entries where none is as asked', () => {
    expect(problem(three, 'tea')).toBe(
      'Cannot read feed.xml: no entry of the feed has that number or those words in its title; it holds 1 “Old & kind”, 2 “Small talk”, 3 “Long walks”.',
    )
    expect(problem(three, '4')).toContain('1 “Old & kind”')
    const many = rss(Array.from({ length: 14 }, (_, index) => ({ title: `Talk ${index}` })))
    expect(problem(many, 'x')).toMatch(/10 “Talk 9” and 4 more\.$/)
  })

  it('says what it is where it is empty, broken or a feed of feeds', () => {
    expect(problem(rss([]))).toContain('the feed holds no entries')
    expect(problem('<rss version="2.0"><channel>')).toMatch(/holds no entries|is no feed that can be read/)
    expect(problem('{"version": "https://jsonfeed.org/version/1"')).toContain('is no feed that can be read')
    expect(
      problem(rss([{ link: '/a', content: three.replaceAll('<![CDATA[', '').replaceAll(']]>', '') }])),
    ).toContain('again a feed')
  })
})

describe('a hostile feed', () => {
  it('expands no entities', () => {
    const entities = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(20)}">`,
    ).join('')
    const bomb = three
      .replace('<rss', `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]><rss`)
      .replace('Long', '&e30;')
    const started = process.cpuUsage()
    expect(JSON.stringify(read(bomb)).length).toBeLessThan(5000)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
  })

  it('keeps script in its fields as harmless words', () => {
    const script = '&lt;script&gt;alert(1)&lt;/script&gt;'
    const result = read(
      rss(
        [
          {
            title: script,
            link: 'javascript:alert(1)',
            date: script,
            content: `<p>${long}<img src=x onerror=alert(1)></p>`,
          },
        ],
        script,
      ),
    )
    expect(result).toMatchObject({ kind: 'found', title: null, url: null })
  })

  it.each([
    ['elements 10,000 deep', rss([{ content: '<div>'.repeat(10_000) + long }]), 'read'],
    ['tags 10,000 deep', `<rss version="2.0"><channel>${'<item>'.repeat(10_000)}`, 'Cannot read'],
    [
      '20,000 entries',
      rss(Array.from({ length: 20_000 }, (_, n) => ({ title: `Talk ${n}` }))),
      'Cannot read',
    ],
    [
      'brackets 100,000 deep',
      `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`,
      'Cannot read',
    ],
  ])('of %s is read or refused in time', (_, source, expected) => {
    const started = process.cpuUsage()
    expect(problem(source)).toContain(expected)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000)
  })
})
