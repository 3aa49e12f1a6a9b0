import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { judge } from '../../bench/emails/allow.ts'
import { allowed } from '../../bench/emails/allowed.ts'
import type { Checked } from '../../bench/emails/finding.ts'
import { lookAt } from '../../bench/emails/look.ts'
import { sampleEmail } from '../../src/render/sample-emails.ts'
import { sampleThemes } from '../../src/render/sample-themes.ts'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { sampleMessage } from '../support/sample-message.ts'

describe.skipIf(noBrowser !== null)('an email in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await testBrowser()
  })

  it('has no fault that axe finds, light or dark, and needs no sideways scroll at 320 px', async () => {
    const emails: Checked[] = []
    for (const [template, theme, layout, language] of [
      ['lesson', 'branded', 'card', 'he'],
      ['lesson', 'plain', 'letter', 'de'],
      ['confirmation', 'logo', 'card', 'en'],
      ['lesson', 'branded', 'letter', 'ar-XB'],
      ['confirmation', 'plain', 'card', 'ar-XB'],
    ] as const) {
      const message = await sampleEmail({ template, layout, language, theme: sampleThemes[theme] })
      emails.push({ name: template, lesson: true, message })
    }
    const { axe, width } = await lookAt(browser, emails)
    const open = judge([axe, width], allowed).flatMap((run) => run.open)
    expect(open.filter(({ where }) => where !== 'bench/emails/allowed.ts')).toEqual([])
  }, 90_000)

  it('is told where it is too wide for a phone, or where words are too pale in the dark', async () => {
    const style = '@media(prefers-color-scheme:dark){p{color:#222;background:#111}}'
    const html = `<!DOCTYPE html><html lang="en"><head><title>x</title><style>${style}</style></head><body><p style="width:600px">Too wide</p></body></html>`
    const message = sampleMessage({ html })
    const { axe, width } = await lookAt(browser, [{ name: 'wide', lesson: false, message }])
    expect(width.findings).toMatchObject([{ what: 'sideways scroll', where: 'wide' }])
    expect(axe.findings.filter(({ what }) => what === 'color-contrast')).toMatchObject([
      { where: 'wide dark' },
    ])
  })
})
