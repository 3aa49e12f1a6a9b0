import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

describe('what a list tells its readers, at the command line', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = openCommandLine()
    await makeTips(line)
  })
  afterEach(() => line.close())

  const set = (...options: string[]) => line.run('list', 'set', 'Weekly tips', ...options)
  const shown = async () => JSON.parse((await line.run('list', 'show', 'Weekly tips', '--json')).out)[0]
  const OURS = 'list set "Weekly tips" --consent-text default'

  it('has a privacy notice and an imprint, each until an empty one takes it away', async () => {
    await set('--privacy-url', 'https://example.com/privacy', '--imprint-url', 'http://localhost/imprint')
    expect(await shown()).toMatchObject({
      privacy_url: 'https://example.com/privacy',
      imprint_url: 'http://localhost/imprint',
    })
    const { out } = await line.run('list', 'show', 'Weekly tips', '--form')
    expect(out).toContain('<small>Sender: ')
    expect(out).toContain('<a href="https://example.com/privacy">Privacy notice</a>')
    expect(out).not.toContain('We count')
    await set('--privacy-url', '')
    expect(await shown()).toMatchObject({ privacy_url: null, imprint_url: 'http://localhost/imprint' })
  })

  it('refuses an address that readers cannot open safely, names the option and changes nothing', async () => {
    for (const [option, page] of [
      ['--privacy-url', 'privacy notice'],
      ['--imprint-url', 'imprint'],
    ] as const) {
      const { code, err } = await set(option, 'http://example.com/x', '--from-name', 'Other')
      expect([code, err]).toEqual([1, expect.stringContaining(page)])
      expect(err).toContain(`${option} https://example.com/`)
    }
    expect((await shown()).from_name).not.toBe('Other')
    expect((await line.run('list', 'create', 'News', '--privacy-url', 'news')).code).toBe(1)
  })

  it('says what readers are told when counting is switched on, and leaves the consent text as it is', async () => {
    const before = await shown()
    const { out } = await set('--track-clicks')
    expect(out).toContain('“We count which links in these emails you press;')
    expect(out).toContain('counting needs consent')
    expect(out).toContain('list show "Weekly tips" --form')
    expect(out).toContain(OURS)
    expect(await shown()).toMatchObject({ consent_text: before.consent_text, consent_version: 1 })
    expect((await line.run('list', 'show', 'Weekly tips', '--form')).out).toContain('We count which links')
    expect((await set('--track-clicks')).out).not.toContain('We count')
    await set('--consent-text', 'default')
    const { consent_text, consent_version } = await shown()
    expect(consent_text).toMatch(/You may count which links I press\.$/)
    expect(consent_version).toBe(2)
  })

  it('asks to look at a consent text of the marketer’s own', async () => {
    await set('--consent-text', 'Yes, please.')
    expect((await set('--track-opens')).out).toContain('The consent text is your own')
  })

  it('offers the consent text that nobody wrote in the new language of its list, and none in place of another', async () => {
    const { out } = await set('--language', 'de')
    expect(out).toContain(OURS)
    expect(out).toContain('“Ja, ich möchte E-Mails bekommen: Weekly tips.')
    expect((await shown()).consent_text).toMatch(/^Yes, /)
    await set('--consent-text', 'default')
    expect((await shown()).consent_text).toMatch(/^Ja, /)
    await set('--consent-text', 'Ja, bitte.')
    expect((await set('--language', 'fr')).out).not.toContain(OURS)
  })

  it('has a consent text that speaks of counting where a list counts from the start', async () => {
    const { out } = await line.run('list', 'create', 'News', '--track-clicks', '--track-opens')
    expect(out).toContain('“We count which of these emails you open and which links in them you press;')
    expect(out).not.toContain('--consent-text default')
    const [news] = JSON.parse((await line.run('list', 'show', 'News', '--json')).out)
    expect(news.consent_text).toMatch(/You may count which emails I open and which links I press\.$/)
  })
})
