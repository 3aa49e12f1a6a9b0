import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countedLink } from '../../../src/core/mail/counted-links.ts'
import { cutAtTokens, fieldToken, linkToken, whenToken } from '../../../src/core/mail/field-token.ts'
import { mergeHtml, mergeText } from '../../../src/core/mail/merge.ts'

const counter = { click_url: 'https://mail.example.com/click/token' }
const html = cutAtTokens(
  [
    `<a href="${linkToken("https://example.com/?a=1&b='2'")}">one</a>`,
    whenToken('link:0', `<a href="${linkToken(fieldToken('link:0'))}">two</a>`, 'two'),
    `<a href="${linkToken('https://example.com/three')}">three</a>`,
  ].join(' '),
)
const own = { 'link:0': 'https://example.com/ana' }

describe('a link that may be counted', () => {
  it('has its own address where nothing is counted', () => {
    const plain =
      '<a href="https://example.com/?a=1&amp;b=&#x27;2&#x27;">one</a> <a href="https://example.com/ana">two</a> <a href="https://example.com/three">three</a>'
    expect(mergeHtml(html, own)).toBe(plain)
    expect(mergeHtml(html, { ...own, click_url: '' })).toBe(plain)
  })

  it('has the counter’s address and its number where clicks are counted', () => {
    const hrefs = [...mergeHtml(html, { ...own, ...counter }).matchAll(/href="([^"]*)"/g)].map(
      ([, href]) => href,
    )
    expect(hrefs).toEqual([0, 1, 2].map((n) => `https://mail.example.com/click/token/${n}`))
  })

  it('keeps its number where another one is missing for this reader', () => {
    const shown = mergeHtml(html, { 'link:0': '', ...counter })
    expect(shown).toContain('/click/token/2')
    expect(shown).not.toContain('/click/token/1')
  })

  it('leads where the email says, by its number', () => {
    expect([0, 1, 2].map((n) => countedLink({ html }, own, n))).toEqual([
      "https://example.com/?a=1&b='2'",
      'https://example.com/ana',
      'https://example.com/three',
    ])
    expect([3, -1, 0.5].map((n) => countedLink({ html }, own, n))).toEqual([null, null, null])
  })

  it.each(['', 'mailto:maya@example.com', 'tel:+491234', 'javascript:alert(1)', '//example.com'])(
    'is not counted where a fragment makes it %j',
    (address) => {
      const values = { 'link:0': address, ...counter }
      expect(countedLink({ html }, values, 1)).toBeNull()
      expect(mergeHtml(html, values)).not.toContain('/click/token/1')
    },
  )
})

it('a template that was kept before links could be counted makes the same bytes as ever', () => {
  const file = join(import.meta.dirname, '../../fixtures/templates/before-themes.json')
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  expect(mergeHtml(kept.template.html, kept.values)).toBe(kept.html)
  expect(mergeText(kept.template.text, kept.values)).toBe(kept.text)
  expect(mergeHtml(kept.template.html, { ...kept.values, ...counter })).toBe(kept.html)
  expect(countedLink(kept.template, kept.values, 0)).toBeNull()
})
