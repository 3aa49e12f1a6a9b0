import { describe, expect, it } from 'vitest'
import { letterTemplates, noticeTemplates } from '../../emails/templates.ts'
import type { NoticeKind } from '../../src/core/delivery/delivery.ts'
import { evaluateFields, mergeHtml, mergeText } from '../../src/core/mail/merge.ts'
import type { CompiledTemplate } from '../../src/core/mail/template.ts'
import { type Layout, plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { compileLetter } from '../../src/render/compile-letter.tsx'
import { compileNotice } from '../../src/render/compile-notice.tsx'
import { sampleSubscriber } from '../../src/render/sample-reader.ts'
import { visibleText, wordLikeness } from '../support/mail-words.ts'
import { everyBlock, letter, phrase } from '../support/sample-letters.ts'

const logo = {
  url: 'https://example.com/logo.png',
  darkUrl: 'https://example.com/logo-dark.png',
  alt: 'Willow Clinic',
  width: 160,
  height: 40,
}

function themed(layout: Layout, more: Partial<Theme> = {}): Theme {
  return { ...plainTheme, layout, brand: 'Willow Clinic', footer: 'Walks for everybody', ...more }
}

function shown(
  template: CompiledTemplate,
  system: Record<string, string> = {},
): { html: string; text: string } {
  const sample = sampleSubscriber(template)
  const values = evaluateFields(template, { ...sample, system: { ...sample.system, ...system } })
  return { html: mergeHtml(template.html, values), text: mergeText(template.text, values) }
}

async function letterIn(theme: Theme, parts: Parameters<typeof letter>[0] = { body: everyBlock() }) {
  const result = await compileLetter(letter(parts), theme)
  if (result.kind !== 'compiled') throw new Error(JSON.stringify(result))
  return result.template
}

describe.each(['letter', 'card'] as const)('in the layout %s', (layout) => {
  it.each(Object.entries(letterTemplates))(
    'the sample of %s says the same in both parts',
    async (kind, Email) => {
      const { letter: sample } = Email.PreviewProps
      expect(sample.kind).toBe(kind)
      const result = await compileLetter(sample, themed(layout))
      const { html, text } = shown(result.kind === 'compiled' ? result.template : await letterIn(plainTheme))
      expect(wordLikeness(html, text)).toBe(1)
      expect(Buffer.byteLength(html)).toBeLessThan(10 * 1024)
    },
  )

  it.each(Object.keys(noticeTemplates) as NoticeKind[])(
    'the notice %s says the same in both parts',
    async (kind) => {
      const { html, text } = shown(await compileNotice({ kind, language: 'de', theme: themed(layout) }))
      expect(wordLikeness(html, text)).toBe(1)
      expect(visibleText(html)).toMatch(
        /^Willow Clinic .* Walks for everybody Datenschutzhinweise · Impressum$/,
      )
    },
  )

  it('words that ask for nothing in the style block can be read: each ground has its words’ colour beside it', async () => {
    const { html } = shown(await letterIn(themed(layout)))
    expect(html).toContain(`color:${plainTheme.light.ink}`)
    expect(html.includes(`background-color:${plainTheme.light.page}`)).toBe(layout === 'card')
  })
})

describe('a logo', () => {
  it('stands above the letter once, with its words, its size, and its dark variant', async () => {
    const { html, text } = shown(await letterIn(themed('letter', { logo })))
    expect(html.match(/alt="Willow Clinic"/g)).toHaveLength(1)
    expect(html).toMatch(/<img [^>]*width="160" height="40"/)
    expect(html).toContain(
      '<source srcSet="https://example.com/logo-dark.png" media="(prefers-color-scheme:dark)"/>',
    )
    expect(visibleText(html)).toMatch(/^Willow Clinic A heading/)
    expect(text).toMatch(/^Willow Clinic\n\nA heading/)
  })

  it('without a dark variant stands on a light plate in dark mode', async () => {
    const { html } = shown(await letterIn(themed('card', { logo: { ...logo, darkUrl: null } })))
    expect(html).not.toContain('<source')
    expect(html).toMatch(/\.l\{background:#ffffff!important;padding:8px!important\}/)
    expect(html).toMatch(/<img class="l"/)
  })
})

describe('an image', () => {
  it('is as wide as its column and never wider, and says what it shows', async () => {
    const { html } = shown(await letterIn(plainTheme))
    expect(html).toMatch(/<img src="https:\/\/example.com\/mill.jpg" alt="The old mill at dusk" width="560"/)
    expect(html).toMatch(/height:auto;[^"]*max-width:560px;width:100%/)
  })
})

describe('a table', () => {
  it('of many columns scrolls by itself, and its empty corner is no heading', async () => {
    const cell = (id: string, text: string) => ({
      id,
      text,
      inlines: [{ text, marks: [] }],
      origin: 'source' as const,
      span: null,
    })
    const rows = [
      ['', 'Mill', 'Weir'],
      ['Monday', 'open', 'closed'],
    ]
    const table = {
      kind: 'table' as const,
      id: 't',
      rows: rows.map((row, y) => row.map((text, x) => cell(`${x}${y}`, text))),
    }
    const { html } = shown(await letterIn(plainTheme, { body: [table] }))
    expect(html).toMatch(/<div tabindex="0" style="[^"]*overflow-x:auto"><table/i)
    expect(html.match(/<th /g)).toHaveLength(2)
  })
})

describe('a button', () => {
  it('is a cell that Outlook pads, round a link that everybody else does', async () => {
    const cta = { label: phrase('Read on'), kind: 'link' as const, url: phrase('https://example.com/on') }
    const { html } = shown(await letterIn(themed('card', { corner: 12 }), { cta }))
    expect(html).toMatch(
      /<td class="b" style="background-color:#0b5f66;border-radius:12px;mso-padding-alt:13px 22px"><a href="https:\/\/example.com\/on" style="[^"]*padding:13px 22px/,
    )
    expect(html.match(/class="b"/g)).toHaveLength(1)
  })
})

describe('what is counted', () => {
  const click = 'https://mail.example.com/click/t'
  const counted = { click_url: click, open_url: 'https://mail.example.com/open/t' }
  const parts = {
    body: everyBlock(),
    cta: { label: phrase('Read on'), kind: 'link' as const, url: phrase('https://example.com/on') },
    links: [{ step: 'e1', label: 'Where the river bends' }],
  }

  it('is nothing where the list counts nothing: no pixel, and each link leads where it says', async () => {
    const { html } = shown(await letterIn(plainTheme, parts))
    expect(html).toContain('href="https://example.com/on"')
    expect(html).not.toMatch(/width="1"|\/click\//)
  })

  it('is the links of the letter itself, and an opening: no way out, no page of the reader’s own', async () => {
    const { html, text } = shown(await letterIn(plainTheme, parts), counted)
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(hrefs).toEqual([
      'mailto:maya@example.com',
      `${click}/0`,
      'https://example.com/view/sample',
      'https://example.com/unsubscribe/sample',
      'https://example.com/preferences/sample',
      'https://example.com/view/sample',
      'https://example.com/privacy',
      'https://example.com/imprint',
    ])
    expect(html).toMatch(
      /<img src="https:\/\/mail.example.com\/open\/t" alt="" width="1" height="1"[^>]*>\s*<\/body>/,
    )
    expect(text).toContain('Read on: https://example.com/on')
  })

  it('is never anything of a notice', async () => {
    const { html, fields } = await compileNotice({ kind: 'confirmation', language: 'en', theme: plainTheme })
    expect(fields).not.toContain('click_url')
    expect(JSON.stringify(html)).not.toMatch(/open_url|"link":/)
  })
})
