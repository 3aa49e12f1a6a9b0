import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeList } from '../../src/actions/change-list.ts'
import { createList } from '../../src/actions/create-list.ts'
import { readerLanguages } from '../../src/core/language/reader-language.ts'
import { frameWords } from '../../src/core/mail/frame-phrases.ts'
import { countingSentence } from '../../src/core/sign-up/counting-words.ts'
import { senderWords } from '../../src/core/sign-up/sender-words.ts'
import { publishSteps } from '../support/published.ts'
import { joinList, linkIn, newestMail, openSite, type Site, sendAllDue } from './site.ts'

const PRIVACY = 'https://example.com/privacy?a=1&b=2'
const IMPRINT = 'https://example.com/imprint'
const both = { clicks: true, opens: true }

describe('who writes', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
    await changeList(site.context, 'Weekly tips', {
      fromName: 'Willow Clinic',
      postalAddress: '1 Lane, Bonn',
      privacyUrl: PRIVACY,
      imprintUrl: IMPRINT,
    })
  })
  afterEach(() => site.close())

  const page = async (path: string) => await (await site.app.request(path)).text()
  const links = (html: string) => [...html.matchAll(/<a href="(https:[^"]+)"/g)].map(([, href]) => href)
  const both2 = [PRIVACY.replace('&', '&amp;'), IMPRINT]
  const confirmMail = async (address: string, more: Record<string, string> = {}) => {
    const body = new URLSearchParams({ address, ...more })
    await site.app.request('/subscribe/weekly-tips', { method: 'POST', body })
    await sendAllDue(site)
    return await newestMail(site)
  }

  it('stands beside the consent text in each language, with the ways to the privacy notice and the imprint', async () => {
    for (const language of readerLanguages) {
      await changeList(site.context, 'Weekly tips', { language })
      const html = await page('/subscribe/weekly-tips')
      expect(html).toContain(senderWords({ name: 'Willow Clinic', postalAddress: '1 Lane, Bonn' }, language))
      expect(html).toContain(`>${frameWords(language).privacy}</a>`)
      expect(html).toContain(`>${frameWords(language).imprint}</a>`)
      expect(links(html)).toEqual(both2)
      expect(html.indexOf('Willow Clinic, 1 Lane')).toBeLessThan(html.indexOf('<form'))
    }
  })

  it('stands on the page that asks to confirm, on the preferences and at the foot of each email', async () => {
    await publishSteps(site.context, site.list, { steps: ['welcome'] })
    const asking = await confirmMail('ana@example.com')
    const confirming = await page(linkIn(asking, 'confirm'))
    expect(confirming).toContain('Sender: Willow Clinic, 1 Lane, Bonn')
    expect(links(confirming)).toEqual(both2)
    await joinList(site, 'ben@example.com')
    await sendAllDue(site)
    const welcome = await newestMail(site)
    for (const { message } of [asking, welcome]) {
      expect(message.html).toContain(`href="${both2[0]}"`)
      expect(message.text).toContain(`Privacy notice: ${PRIVACY}`)
      expect(message.text).toContain(`Imprint: ${IMPRINT}`)
    }
    const preferences = await page(new URL(site.context.links.preferences(2)).pathname)
    expect(preferences).toContain('Sender: Willow Clinic, 1 Lane, Bonn')
    expect(links(preferences)).toEqual(both2)
  })

  it('leaves no empty line or lone dot where a list has only one of the pages, or none', async () => {
    for (const settings of [{ privacyUrl: '' }, { imprintUrl: '' }]) {
      await changeList(site.context, 'Weekly tips', settings)
      const { message } = await confirmMail(`ana.${Object.keys(settings)[0]}@example.com`)
      expect(message.html).not.toContain(' · ')
      expect(message.text).not.toContain('Privacy notice')
      expect(message.html.includes(IMPRINT)).toBe('privacyUrl' in settings)
    }
    expect(links(await page('/subscribe/weekly-tips'))).toEqual([])
  })

  it('is told apart where a page offers lists of others, and once where all are of one', async () => {
    const ours = { fromName: 'Willow Clinic', postalAddress: '1 Lane, Bonn', listed: true }
    const same = { privacyUrl: PRIVACY, imprintUrl: IMPRINT }
    await changeList(site.context, 'Weekly tips', { listed: true })
    await createList(site.context, { name: 'News', ...ours, ...same })
    expect((await page('/subscribe/weekly-tips')).match(/Sender: /g)).toHaveLength(1)
    const theirs = { fromName: 'Oak School', privacyUrl: 'https://oak.example.com/p', listed: true }
    await createList(site.context, { name: 'Acorns', ...theirs })
    await createList(site.context, { name: 'Leaves', ...theirs })
    const html = await page('/subscribe/weekly-tips')
    expect(html.match(/Sender: /g)).toHaveLength(2)
    expect(html).toMatch(/Acorns.*Leaves.*Sender: Oak School/s)
    expect(links(html)).toEqual([...both2, 'https://oak.example.com/p'])
    const mail = await confirmMail('ana@example.com', { list: 'acorns' })
    expect(await page(linkIn(mail, 'confirm'))).toMatch(
      /Weekly tips<\/b>.*Willow Clinic.*Acorns<\/b>.*Oak School/s,
    )
  })

  it('says in one sentence what is counted, where something is', async () => {
    expect(await page('/subscribe/weekly-tips')).not.toContain('We count')
    await changeList(site.context, 'Weekly tips', { trackClicks: true, trackOpens: true, language: 'fr' })
    expect(await page('/subscribe/weekly-tips')).toContain(countingSentence(both, 'fr'))
    const mail = await confirmMail('ana@example.com')
    expect(await page(linkIn(mail, 'confirm'))).toContain(countingSentence(both, 'fr'))
  })

  it('shows what was typed as words and nothing else', async () => {
    const evil = '<script>alert(1)</script>"&'
    await changeList(site.context, 'Weekly tips', {
      fromName: evil,
      postalAddress: evil,
      privacyUrl: `https://example.com/"><script>alert(1)</script>'`,
    })
    const html = await page('/subscribe/weekly-tips')
    expect(html).not.toContain('<script>')
    expect(links(html)[0]).not.toMatch(/[<>"]/)
  })
})
