import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentSentences } from '../../src/core/article/document.ts'
import { MOST_LIT, reviewRules } from '../../src/web/review-rules.ts'
import { ruleWords } from '../../src/web/review-words.ts'
import { openSite, publishSample, type Site, sampleSeries } from './site.ts'

let site: Site
let path: string
let page: string
beforeAll(async () => {
  site = await openSite()
  path = `/review/${(await publishSample(site)).sequence}`
  page = await (await ask(path)).text()
})
afterAll(async () => {
  await site.close()
})

const ask = (address: string) => site.app.request(address, { headers: { Host: 'localhost:3000' } })
const idsIn = (pattern: RegExp) => [...page.matchAll(pattern)].map((match) => match[1])

describe('the review page', () => {
  it('is for the operator alone, and only where there is such a series', async () => {
    expect((await site.app.request(path)).status).toBe(404)
    expect((await ask('/review/999')).status).toBe(404)
  })

  it('shows every sentence of the article once, and counts them', () => {
    const { draft } = sampleSeries()
    const count = documentSentences(draft.document).length
    expect(idsIn(/ id="a(\d+)"/g)).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)))
    expect(page).toContain(`<b>${draft.emails.length}</b> emails`)
    expect(page).toContain(`<b>${count}</b> sentences`)
    expect(page).toContain('<b>0</b> lost')
  })

  it('ties each sentence to its place on the other side and back', () => {
    const there = idsIn(/ id="a\d+" href="#m(\d+)"/g)
    expect(there.length).toBeGreaterThan(40)
    expect(idsIn(/ id="m(\d+)" href="#a\d+"/g)).toEqual(there)
    for (const number of there) expect(page).toContain(`id="m${number}" href="#a${number}"`)
  })

  it('gives each address of a place to one element only, and leads nowhere that is not there', () => {
    const ids = idsIn(/ id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    for (const target of idsIn(/ href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('shows each email with sender, subject, preview text and the rule of each slot', () => {
    for (const { subject, preview } of sampleSeries().draft.emails) {
      for (const slot of [subject, preview]) {
        expect(page).toContain(slot.text.replaceAll("'", '&#x27;').replaceAll('"', '&quot;'))
        expect(page).toContain(`<small>${ruleWords(slot)}`)
      }
    }
  })

  it('says what a heading became', () => {
    expect(page).toMatch(
      /Being Known Makes Hard Days Lighter<small lang="en">heading, <a href="#e3">now in the subject of email 3<\/a><\/small>/,
    )
  })

  it('serves each email as it is sent, as HTML and as text', async () => {
    const html = await ask(`${path}/emails/2`)
    expect(html.headers.get('Content-Security-Policy')).toMatch(/^sandbox /)
    expect(await html.text()).toContain('<base target="_blank">')
    const text = await ask(`${path}/emails/2/text`)
    expect(text.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect((await ask(`${path}/emails/8`)).status).toBe(404)
    expect((await ask(`${path}/emails/0`)).status).toBe(404)
  })

  it('stays below 12 KB on the wire', async () => {
    const headers = { Host: 'localhost:3000', 'Accept-Encoding': 'gzip' }
    const answer = await site.app.request(path, { headers })
    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(12 * 1024)
  })
})

describe('the list of what is published', () => {
  it('leads to each series and to the captured mail, and from there back', async () => {
    const list = await (await ask('/review')).text()
    expect(list).toMatch(new RegExp(`<a href="${path}">[^<]+</a><span class="soft">Weekly tips</span>`))
    expect(list).toContain('<a href="/captured">')
    expect(await (await ask('/captured')).text()).toContain('<a href="/review">')
  })

  it('is for the operator alone', async () => {
    expect((await site.app.request('/review')).status).toBe(404)
  })
})

describe('the stylesheet that joins the two sides', () => {
  it('is linked by the page and has a rule for each of its sentences and emails', async () => {
    const href = /href="(\/review\/rules\/[^"]+)"/.exec(page)?.[1] ?? ''
    const rules = await (await ask(href)).text()
    for (const name of new Set(idsIn(/[" ](s\d+)[" ]/g))) expect(rules).toContain(`.${name}:is(:hover,`)
    for (const name of new Set(idsIn(/[" ](e\d+)[" ]/g))) expect(rules).toContain(`.${name}{--hue:`)
  })

  it('lights up whole parts only where the article is very long', () => {
    const rules = (sentences: number) => reviewRules({ sentences, emails: 2 })
    expect(rules(MOST_LIT)).toContain(`.s${MOST_LIT}:is(`)
    expect(rules(MOST_LIT + 1)).not.toContain('.s1:is(')
    expect(rules(MOST_LIT + 1)).toContain('.run.e2')
  })

  it('gives each email a hue of its own, from first to last', () => {
    const hues = [...reviewRules({ sentences: 0, emails: 7 }).matchAll(/--hue:(\d+)/g)].map(([, hue]) => hue)
    expect(new Set(hues).size).toBe(7)
    expect([hues[0], hues.at(-1)]).toEqual(['165', '310'])
    expect(reviewRules({ sentences: 1, emails: 1 })).toContain('.e1{--hue:165}')
  })
})
