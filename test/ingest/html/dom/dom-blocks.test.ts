import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { newComposer } from '../../../../src/core/article/compose-blocks.ts'
import type { Block, Inline } from '../../../../src/core/article/document.ts'
import { domBlocks } from '../../../../src/ingest/html/dom/dom-blocks.ts'
import { outlineBlocks } from '../../../support/outline.ts'

function blocksOf(html: string, url: string | null = 'https://example.com/blog/talk'): readonly Block[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  return domBlocks(newComposer('en', 'own'), document.body, { url })
}

const shown = (html: string, url?: string | null) => outlineBlocks(blocksOf(html, url))

function inlinesOf(html: string, url?: string | null): readonly Inline[] {
  const [block] = blocksOf(html, url)
  return block?.kind === 'paragraph' ? block.sentences.flatMap(({ inlines }) => inlines) : []
}

describe('words', () => {
  it('are paragraphs and headings, with white space as a browser shows it', () => {
    expect(shown('<h2>Small\n   talk</h2><p>Kind  words\n<b>cost</b> nothing. </p>Bare words.')).toEqual([
      'h2: Small talk',
      'p: Kind words cost nothing.',
      'p: Bare words.',
    ])
  })

  it('are one paragraph in a div and several between block elements', () => {
    expect(shown('<div>One <span>two</span><div>three</div>four<section>five</section></div>')).toEqual([
      'p: One two',
      'p: three',
      'p: four',
      'p: five',
    ])
  })

  it('keep the order in which a page shows them where tags cross or are never closed', () => {
    expect(shown('<p><b>One<p>two</b> three<div>four</p>five')).toEqual([
      'p: One',
      'p: two',
      'p: three',
      'p: four',
      'p: five',
    ])
  })

  it('go on after a line break, and are a new paragraph after two', () => {
    expect(shown('One<br>two<br>\n<br/>three<br><br><br>')).toEqual(['p: One two', 'p: three'])
  })

  it('stand apart from a bold line above them', () => {
    expect(shown('<p><strong>Talk</strong><br>Kind words help.</p>')).toEqual([
      'p: Talk',
      'p: Kind words help.',
    ])
    expect(shown('<p><strong>Talk<br>more</strong></p>')).toEqual(['p: Talk more'])
  })

  it('are a list where lines or paragraphs begin with bullets', () => {
    expect(shown('<p>Try:<br>• talk<br>• walk</p><p>· sing</p>')).toEqual([
      'p: Try:',
      'ul',
      '- talk',
      '- walk',
      '- sing',
    ])
  })

  it('of a heading may stand in blocks, and end where nobody closed it', () => {
    expect(shown('<h2><p>Small</p></h2><h2><div>Big</div> <b>talk</b></h2>')).toEqual([
      'h2: Small',
      'h2: Big talk',
    ])
    expect(shown('<h2>Small talk<p>Kind words.<p>More.')).toEqual([
      'h2: Small talk',
      'p: Kind words.',
      'p: More.',
    ])
  })

  it('that no browser shows are left out', () => {
    expect(
      shown(
        `<p>Kind<script>alert(1)</script><style>p{}</style><template>x</template><noscript>x</noscript>
        <span hidden>x</span><span style="color:red; display: none">x</span><span class="sr-only">x</span>
        <svg><text>x</text></svg><iframe src="https://example.com/x">x</iframe><button>x</button>
        <select><option>x</select><textarea>x</textarea><i aria-hidden="true">→</i> words.</p>`,
      ),
    ).toEqual(['p: Kind words.'])
  })

  it('are whole without soft hyphens and other places to break a word', () => {
    expect(shown('<p>Rela&shy;tion<wbr>ship&#8203;s</p>')).toEqual(['p: Relationships'])
  })

  it('keep quotation marks and emoji that a page draws', () => {
    expect(shown('<p><q>Kind</q> words <img class="emoji" alt="🎉" src="/party.png"></p>')).toEqual([
      'p: “Kind” words 🎉',
    ])
  })
})

describe('styles', () => {
  it('are marks, also those that a word processor writes as styles', () => {
    expect(
      inlinesOf(
        '<p><b style="font-weight:normal">a</b><span style="font-weight:700">b</span><i>c</i><kbd>d</kbd></p>',
      ),
    ).toEqual([
      { text: 'a', marks: [] },
      { text: 'b', marks: ['strong'] },
      { text: 'c', marks: ['emphasis'] },
      { text: 'd', marks: ['code'] },
    ])
  })

  it('reach over the blocks inside them', () => {
    expect(inlinesOf('<a href="/a"><p>one</p></a>')).toEqual([
      { text: 'one', marks: [], href: 'https://example.com/a' },
    ])
  })

  it('make links absolute, and leave out what is unsafe or leads into the page', () => {
    const linked = (href: string, url?: string | null) =>
      inlinesOf(`<p><a href="${href}">a</a></p>`, url)[0]?.href
    expect(linked('../b?c#d')).toBe('https://example.com/b?c#d')
    expect(linked('mailto:maya@example.com')).toBe('mailto:maya@example.com')
    expect(linked('/b', null)).toBeUndefined()
    expect(linked('https://example.com/b', null)).toBe('https://example.com/b')
    expect(linked('#top')).toBeUndefined()
    expect(linked('javascript:alert(1)')).toBeUndefined()
    expect(linked('data:text/html,x')).toBeUndefined()
  })
})

describe('marks', () => {
  it('of notes are numbers in brackets', () => {
    expect(shown('<p>So it was.<sup>1</sup> And<sup><a href="#fn2">2</a></sup> more.</p>')).toEqual([
      'p: So it was.[1] | And[2] more.',
    ])
    expect(shown('<p>So<a href="#fn3" class="footnote-ref" role="doc-noteref">3</a></p>')).toEqual([
      'p: So[3]',
    ])
  })

  it('that are raised or lowered keep their place', () => {
    expect(shown('<p>10 m<sup>2</sup> of H<sub>2</sub>O on the 1<sup>st</sup></p>')).toEqual([
      'p: 10 m² of H₂O on the 1st',
    ])
  })

  it('that only lead about in the page are left out', () => {
    expect(
      shown('<h2>Talk <a class="anchor" href="#talk">#</a></h2><p>A note. <a href="#ref1">↩</a></p>'),
    ).toEqual(['h2: Talk', 'p: A note.'])
  })
})

describe('lists', () => {
  it('nest, hold paragraphs, and end their items without closing tags', () => {
    expect(shown('<ol><li><p>One</p><p>more</p><ul><li>a<li>b</ul><li>Tip: two</ol>')).toEqual([
      'ol',
      '- One',
      '  p: more',
      '  ul',
      '  - a',
      '  - b',
      '- {Tip} Tip: two',
    ])
  })

  it('take what stands between their items into the item before', () => {
    expect(shown('<ul><li>a<ul><li>b</ul></li><ul><li>c</ul>words</ul>')).toEqual([
      'ul',
      '- a',
      '  ul',
      '  - b',
      '  ul',
      '  - c',
      '- words',
    ])
  })

  it('are sections where their items have headings, which keep their numbers', () => {
    expect(
      shown('<ol><li><h3>Talk</h3><p>Kindly.</p></li><li><h3>2. Walk</h3><p>Slowly.</p></li></ol>'),
    ).toEqual(['h3: 1. Talk', 'p: Kindly.', 'h3: 2. Walk', 'p: Slowly.'])
  })

  it('of terms are items with a label', () => {
    expect(
      shown('<dl><dt>Talk</dt><dd>Kindly.</dd><dt>Why walk?</dt><dd>It helps.</dd><dd>Much.</dd></dl>'),
    ).toEqual(['ul', '- {Talk} Talk: Kindly.', '- Why walk? | It helps.', '- Much.'])
  })

  it('count from where the page says', () => {
    const [list] = blocksOf('<ol start="4"><li>Four<li>Five</ol>')
    expect(list).toMatchObject({ kind: 'list', start: 4 })
    expect(blocksOf('<ol start="-2"><li>One</ol>')[0]).not.toHaveProperty('start')
  })

  it('deeper than an email can show join the deepest list', () => {
    const html = '<ul><li>a'.repeat(9)
    expect(shown(html).filter((line) => /ul$/.test(line))).toHaveLength(6)
    expect(shown(html).join(' ').match(/\ba\b/g)).toHaveLength(9)
  })
})

describe('tables', () => {
  it('keep rows and columns, with what covers several cells in the first of them', () => {
    expect(
      shown(
        '<table><caption>Costs</caption><thead><tr><th>What<th>Price<th>Note</thead><tr><td rowspan=2>Talk<td>0<td>a|b<tr><td>1<td>c<tr><td colspan=3>all</table>',
      ),
    ).toEqual([
      'p: Costs',
      'row: What | Price | Note',
      'row: Talk | 0 | a|b',
      'row:  | 1 | c',
      'row: all |  | ',
    ])
  })

  it('that only arrange a page are the blocks in them', () => {
    expect(shown('<table><tr><td><h2>Talk</h2><p>Kind words.<td>More.</table>')).toEqual([
      'h2: Talk',
      'p: Kind words.',
      'p: More.',
    ])
    expect(shown('<table><tr><td>one<tr><td>two</table>')).toEqual(['p: one', 'p: two'])
    expect(shown('<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>')).toEqual([
      'row: a | b',
      'row: c | d',
    ])
  })

  it('tell images in their cells by their words', () => {
    expect(shown('<table><tr><th>Plan<th>Tea<tr><td>Big<td><img src="/y.png" alt="yes"></table>')).toEqual([
      'row: Plan | Tea',
      'row: Big | yes',
    ])
  })
})

describe('images, code, quotations and dividers', () => {
  it('stand where the page has them, images before or after the words of their paragraph', () => {
    expect(
      shown(
        '<p><img src="a.png" alt="A"> one <img src="/b.png"> two</p><hr><blockquote>Kind.<p>Words.</blockquote>',
      ),
    ).toEqual([
      'image https://example.com/blog/a.png: A',
      'p: one two',
      'image https://example.com/b.png: ',
      '---',
      'quote',
      '  p: Kind.',
      '  p: Words.',
    ])
  })

  it('of pages that load late have the real address', () => {
    const late = '<img src="data:image/gif;base64,R0" data-src="/real.png" alt="late">'
    const set =
      '<picture><source srcset="/big.webp 2x, /small.webp"><img src="data:image/gif;base64,R0" alt="set"></picture>'
    expect(shown(late + set)).toEqual([
      'image https://example.com/real.png: late',
      'image https://example.com/big.webp: set',
    ])
  })

  it('of data keep their words only, and those that count readers nothing', () => {
    expect(
      shown(
        '<img src="data:image/png;base64,AAAA" alt="A chart"><img src="/count.gif" width="1" height="1">',
      ),
    ).toEqual(['image : A chart'])
    expect(shown('<img src="file:///a.png" alt="A"><img src="b.png" alt="B">', null)).toEqual([
      'image : A',
      'image b.png: B',
    ])
  })

  it('have their caption after them, and say it once', () => {
    expect(shown('<figure><figcaption>A cup</figcaption><img src="/a.png" alt="A cup"></figure>')).toEqual([
      'image https://example.com/a.png: ',
      'p: A cup',
    ])
  })

  it('keep the lines and the language of code', () => {
    expect(
      shown('<pre><code class="hljs language-js">a\n  <span>b</span>\n\n</code></pre><pre>c<br>d</pre>'),
    ).toEqual(['code js: a\n  b', 'code : c\nd'])
  })
})

describe('hostile pages are read in time', () => {
  it.each([
    ['divs', '<div>', 'words'],
    ['bold', '<b>', 'words'],
    ['quotations', '<blockquote>a', 'words'],
    ['lists', '<ul><li>a', 'words'],
    ['tables', '<table><tr><td>a', 'words'],
    ['headings', '<h2><span>', 'words'],
    ['notes', '<sup>', 'words'],
  ])('%s 10,000 deep', (_, open, words) => {
    const started = process.cpuUsage()
    expect(shown(open.repeat(10_000) + words).join(' ')).toContain(words)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
  })

  it.each([
    ['line breaks', 'a<br>'.repeat(20_000)],
    ['bold line breaks', '<b>a</b><br>'.repeat(10_000)],
    ['bullets', '• a<br>'.repeat(10_000)],
    ['images in a line', `a${'<img src="/a.png">'.repeat(10_000)}`],
    ['cells in a row', `<table><tr>${'<td>a'.repeat(20_000)}<tr><td>b</table>`],
    ['rows of one cell among wide ones', `<table>${'<tr><td>a<td>b'.repeat(10_000)}</table>`],
    [
      'cells that cover thousands',
      `<table>${'<tr><td colspan=99999 rowspan=99999>a<td>b'.repeat(2000)}</table>`,
    ],
    ['images in a picture', `<picture>${'<img src="/a.png">'.repeat(10_000)}</picture>`],
  ])('%s by the thousand', (_, html) => {
    const started = process.cpuUsage()
    expect(blocksOf(html).length).toBeGreaterThan(0)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
  })
})
