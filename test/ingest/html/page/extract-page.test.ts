import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { extractPage, type PageArticle } from '../../../../src/ingest/html/page/extract-page.ts'
import { pageBlocks } from '../../../../src/ingest/html/page/page-blocks.ts'
import { newsPage, paragraphs, riverParagraphs } from '../../../support/news-page.ts'

function articleOf(html: string, url: string | null = 'https://example.com/river'): PageArticle {
  const page = extractPage(html, { url })
  if (page.kind !== 'article') throw new Error(page.reason)
  return page
}

const textsOf = (html: string) => pageBlocks(articleOf(html).content).map(({ text }) => text)

afterEach(() => vi.restoreAllMocks())

describe('the article of a newspaper page', () => {
  it('is its paragraphs and headings, in order, and nothing of what stands around them', () => {
    expect(textsOf(newsPage())).toEqual([
      ...riverParagraphs.slice(0, 3),
      'Three Saturdays of digging',
      ...riverParagraphs.slice(3),
    ])
  })

  it('has the title without the name of the site, and not a second time in its content', () => {
    const { title, content } = articleOf(newsPage())
    expect(title).toBe('The river that the children tamed')
    expect(content.textContent).not.toContain('tamed')
  })

  it('says its language, its address and how alike the extractors saw it', () => {
    const { language, url, agreement } = articleOf(newsPage())
    expect({ language, url }).toEqual({ language: 'en-GB', url: 'https://example.com/river' })
    expect(agreement).toBeGreaterThan(0.9)
    expect(agreement).toBeLessThanOrEqual(1)
  })

  it('keeps its structure, with links and images at absolute addresses', () => {
    const inside = `<ul><li>One <a href="/spade">good spade</a> for each child, because blunt ones tire even the strong.</li>
      <li>A rope along the bank, so that nobody slips where the earth is wet and soft.</li></ul>
      <table><tr><th>Week</th><th>Metres of ditch</th></tr><tr><td>First</td><td>Two hundred and ten, in the rain.</td></tr></table>`
    const { content } = articleOf(newsPage({ inside }))
    expect(content.querySelector('li a')?.getAttribute('href')).toBe('https://example.com/spade')
    expect(content.querySelector('figure img')?.getAttribute('src')).toBe('https://example.com/img/river.jpg')
    expect(content.querySelector('img')?.getAttribute('alt')).toBe('A meadow under water')
    expect(content.querySelectorAll('ul li')).toHaveLength(2)
    expect(content.querySelector('td')?.textContent).toBe('First')
    expect(content.querySelector('h2')?.textContent).toBe('Three Saturdays of digging')
  })

  it('names what an extractor took and what was cleaned away', () => {
    const { leftOut } = articleOf(newsPage())
    expect(leftOut).toContainEqual({ what: 'caption', text: 'The lower meadow on Monday. Photo: Ana Reyes' })
    expect(leftOut.map(({ text }) => text).join(' ')).not.toContain('Weather')
  })

  const inPart = (attributes: string, words: string): PageArticle =>
    articleOf(newsPage({ inside: `<div ${attributes}><h3>A line above</h3><p>${words}</p></div>` }))
  const words = 'Every Friday we send you one tale of a river, and you may leave whenever you like.'

  it.each([
    ['sign-up', 'class="newsletter"'],
    ['sign-up', 'class="c-signupForm"'],
    ['sign-up', 'id="newsletter-box"'],
    ['share-line', 'class="post-share-buttons"'],
    ['author-box', 'class="about-the-author"'],
    ['legal-notice', 'class="x disclosure"'],
  ])('leaves out a short part whose name says what it is, and names it: %s in %s', (what, attributes) => {
    const { content, leftOut } = inPart(attributes, words)
    expect(content.textContent).not.toContain('tale of a river')
    expect(content.textContent).not.toContain('A line above')
    expect(leftOut).toContainEqual({ what, text: `A line above\n${words}` })
  })

  it.each([
    ['that is long', 'class="newsletter"', riverParagraphs.map((text) => text.toUpperCase()).join(' ')],
    ['whose name only speaks of such a thing', 'class="share-price"', words],
    ['that opens at a click', 'class="disclosure-panel"', words],
  ])('keeps a part %s', (_, attributes, said) => {
    expect(inPart(attributes, said).content.textContent).toContain(said)
  })

  it('keeps a section and its heading whose ids are the words of the heading', () => {
    const inside = `<section id="disclosure"><h2 id="disclosure">Disclosure</h2><p>${words}</p></section>`
    expect(articleOf(newsPage({ inside })).content.textContent).toContain(words)
  })

  it('is found without a word on the console where its data for machines is broken', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    articleOf(newsPage({ after: '<script type="application/ld+json">{broken</script>' }))
    expect(said).not.toHaveBeenCalled()
  })
})

describe('the article of a page of another make', () => {
  it.each([
    ['with almost no markup', `<h1>On rivers</h1>${paragraphs(riverParagraphs)}`],
    [
      'laid out with a table',
      `<html><body><table><tr><td width="150"><a href="/a">Home</a><br><a href="/b">News</a></td><td>${paragraphs(riverParagraphs)}</td></tr></table></body></html>`,
    ],
    [
      'of nested parts without paragraphs',
      `<html><body><div><div>${riverParagraphs.map((text) => `<div><div>${text}</div></div>`).join('')}</div></div></body></html>`,
    ],
    [
      'with line breaks for paragraphs',
      `<html><body><div id="text">${riverParagraphs.join('<br><br>')}</div></body></html>`,
    ],
    [
      'with a side column',
      `<html><body><div class="post"><div class="entry">${paragraphs(riverParagraphs)}</div></div><div class="sidebar"><h3>Archive</h3><ul><li><a href="/4">April</a></li><li><a href="/3">March</a></li></ul></div></body></html>`,
    ],
  ])('is all of its paragraphs: %s', (_, html) => {
    expect(textsOf(html).filter((text) => text.length > 60)).toEqual(riverParagraphs)
    expect(textsOf(html).join(' ')).not.toMatch(/Archive|April|Home/)
  })

  it('is found in a script that runs from right to left, whose direction stays', () => {
    const text =
      'ارتفع النهر مترين في ليلة واحدة، وفي الصباح صارت المروج السفلى بحيرة تصل إلى أول بساتين القرية، ولم يندهش أحد من ذلك.'
    const html = `<html lang="ar" dir="rtl"><body><nav><a href="/">الرئيسية</a></nav><article dir="rtl"><h1>النهر</h1>${paragraphs(
      ['أولا', 'ثانيا', 'ثالثا', 'رابعا'].map((word) => `${word}، ${text}`),
    )}</article></body></html>`
    const { content, language } = articleOf(html)
    expect(language).toBe('ar')
    expect(content.querySelectorAll('p')).toHaveLength(4)
    expect(content.textContent).not.toContain('الرئيسية')
  })
})

describe('a page without an article', () => {
  it.each([
    ['empty', ''],
    ['of null bytes', '\0\0\0'],
    ['with a head only', '<html><head><title>x</title></head></html>'],
    ['of a menu only', '<html><body><nav><a href="/a">One</a> <a href="/b">Two</a></nav></body></html>'],
    ['with frames', '<html><frameset><frame src="a.html"></frameset></html>'],
  ])('gives nothing, and says so: %s', (_, html) => {
    expect(extractPage(html, { url: null }).kind).toBe('nothing')
  })
})

describe('a hostile page', () => {
  it.each([
    ['nested ten thousand deep', '<div>'.repeat(10_000)],
    ['of a hundred thousand headings', '<h2>Heading</h2>'.repeat(100_000)],
    ['of half a million class words', `<p class="${'a '.repeat(500_000)}">`],
    ['of a hundred thousand angle brackets', '<'.repeat(100_000)],
    ['of half a million entities', '&amp; '.repeat(500_000)],
  ])('is refused with a reason before it is parsed: %s', (_, html) => {
    expect(extractPage(`<html><body>${html}`, { url: null })).toMatchObject({ kind: 'nothing' })
  })

  it('loses every script, style, handler and address that runs', () => {
    const bad = 'javascript:alert(1)'
    const inside = `<p onclick="alert(1)" style="color:red" class="x">A paragraph with a <a href="${bad}" onmouseover="alert(1)">link that runs</a>, which stays as words, and nothing else of it does.</p>
      <script>alert(1)</script><style>p{}</style><iframe src="${bad}"></iframe><object data="${bad}"></object>
      <p><img src="${bad}" alt="x" onerror="alert(1)"><svg onload="alert(1)"><script>1</script></svg>${riverParagraphs[0]}</p>`
    const { content } = articleOf(newsPage({ inside }))
    expect(content.textContent).toContain('link that runs')
    expect(content.querySelectorAll('script, style, iframe, object, svg, form, input')).toHaveLength(0)
    const names = [...content.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    expect(names.filter(({ name }) => /^on|^style$|^srcdoc$/i.test(name))).toEqual([])
    expect(names.filter(({ value }) => /^\s*javascript:/i.test(value))).toEqual([])
  })

  it('gives no words that do not stand in it, whatever it is made of', () => {
    const words = fc.constantFrom(...riverParagraphs, 'Share', 'By Ana Reyes', 'Read more', '© 2026')
    const tag = fc.constantFrom('p', 'div', 'h2', 'li', 'aside', 'td', 'blockquote', 'a', 'figcaption')
    const part = fc.tuple(tag, words).map(([name, text]) => ({ text, html: `<${name}>${text}</${name}>` }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const page = extractPage(`<html><body>${parts.map(({ html }) => html).join('')}</body></html>`, {
          url: null,
        })
        if (page.kind === 'nothing') return
        const known = parts.map(({ text }) => text)
        for (const { text } of pageBlocks(page.content)) {
          expect(known.join(' ').includes(text) || known.join('').includes(text)).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })
})
