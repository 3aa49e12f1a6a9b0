import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { erasePerson } from '../../src/actions/erase-person.ts'
import { exportPerson } from '../../src/actions/export-person.ts'
import { publishSteps, signUp } from '../support/published.ts'
import { newestMail, openSite, type Site, sendAllDue } from './site.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
const COUNTED = /\/(?:click|open)\//

describe('a reader who does not want to be counted', () => {
  let site: Site
  let path: string
  beforeEach(async () => {
    site = await openSite()
    await changeList(site.context, 'Weekly tips', { trackClicks: true, trackOpens: true })
    await publishSteps(site.context, site.list, {
      steps: ['welcome', 'one', 'two'],
      link: 'https://example.com/contact',
    })
    await signUp(site, site.list, 'ana@example.com', 'Ana')
    path = new URL(site.context.links.preferences(1)).pathname
  })
  afterEach(() => site.close())

  const look = async (url: string) => {
    const answer = await site.app.request(url, { headers: { 'User-Agent': FIREFOX } })
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') }
  }
  const say = async (action: 'count' | 'uncount') => {
    const body = new URLSearchParams({ action })
    return await (await site.app.request(path, { method: 'POST', body })).text()
  }
  /** The next email of the series, whenever it comes. */
  const sent = async () => {
    site.clock.now = Math.max(site.clock.now, (await findNextWake(site.context.read)) ?? 0)
    await sendAllDue(site)
    const { message } = await newestMail(site)
    expect(message.text).toContain('This is ')
    return message.html
  }
  const visits = async () =>
    await site.context.read.selectFrom('events').select('kind').where('provider', '=', 'reader').execute()

  it('is told on their page what is counted, and says no and yes there', async () => {
    const before = (await look(path)).text
    expect(before).toContain(
      'We count which emails you open, and which links you press in them, of Weekly tips.',
    )
    expect(before).toContain('Do not count my clicks and opens')
    const after = await say('uncount')
    expect(after).toContain('From now on your clicks and opens are not counted.')
    expect(after).not.toContain('We count which')
    expect(after).toContain('>Count my clicks and opens</button>')
    expect(await say('count')).toContain('may be counted again')
    expect((await look(path)).text).toContain('We count which emails')
  })

  it('sees nothing of it where nothing is counted', async () => {
    await changeList(site.context, 'Weekly tips', { trackClicks: false, trackOpens: false })
    expect((await look(path)).text).not.toContain('count my clicks')
  })

  it('gets plain links and no picture', async () => {
    await say('uncount')
    const html = await sent()
    expect(html).toContain('href="https://example.com/contact"')
    expect(html).not.toMatch(COUNTED)
    await say('count')
    expect(await sent()).toMatch(COUNTED)
  })

  it('is not recorded by the links and pictures of older emails, which still lead on', async () => {
    const html = await sent()
    const [click = '', open = ''] = ['click', 'open'].map(
      (page) => new RegExp(`http://localhost:3000(/${page}/[^"]+)`).exec(html)?.[1],
    )
    await say('uncount')
    site.clock.advance(60_000)
    expect((await look(click)).to).toBe('https://example.com/contact')
    expect((await look(open)).status).toBe(200)
    expect(await visits()).toEqual([])
    await say('count')
    await look(click)
    expect(await visits()).toEqual([{ kind: 'clicked' }])
  })

  it('has that choice in their export, and an erasure clears it', async () => {
    await say('uncount')
    const found = await exportPerson(site.context, 'ana@example.com')
    expect(found).toMatchObject({ kind: 'exported', data: { person: { untracked: 1 } } })
    await erasePerson(site.context, 'ana@example.com')
    const rows = await site.context.read.selectFrom('subscribers').select('untracked').execute()
    expect(rows).toEqual([{ untracked: 0 }])
  })
})
