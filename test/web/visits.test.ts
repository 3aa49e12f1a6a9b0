import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeList } from '../../src/actions/change-list.ts'
import { reportSequence } from '../../src/actions/report-sequence.ts'
import { publishSteps } from '../support/published.ts'
import { joinList, newestMail, openSite, type Site, sendAllDue } from './site.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'

describe('counted links and openings', () => {
  let site: Site
  let html: string
  beforeEach(async () => {
    site = await openSite()
    await changeList(site.context, 'Weekly tips', { trackClicks: true, trackOpens: true })
    await publishSteps(site.context, site.list, { steps: ['welcome'], link: 'https://example.com/contact' })
    await joinList(site)
    await sendAllDue(site)
    html = (await newestMail(site)).message.html
    site.clock.advance(60_000)
  })
  afterEach(() => site.close())

  const paths = (page: string) => [
    ...new Set(
      [...html.matchAll(new RegExp(`http://localhost:3000(/${page}/[^"]+)`, 'g'))].map(
        ([, path]) => path ?? '',
      ),
    ),
  ]
  const look = (path: string, init: RequestInit = {}) =>
    site.app.request(path, { ...init, headers: { 'User-Agent': FIREFOX, ...init.headers } })
  const events = () =>
    site.context.read.selectFrom('events').select(['kind', 'raw']).where('provider', '=', 'reader').execute()
  const numbers = async () => {
    const found = await reportSequence(site.context, '1')
    return found.kind === 'report'
      ? found.report.steps.map(({ clicked, opened, byMachine }) => ({ clicked, opened, byMachine }))
      : []
  }

  it('lead where the article’s own link leads, and are counted once a minute for each', async () => {
    const [path = ''] = paths('click')
    for (let time = 0; time < 3; time++) {
      const { status, headers } = await look(path)
      expect([status, headers.get('Location')]).toEqual([302, 'https://example.com/contact'])
    }
    expect(await numbers()).toEqual([{ clicked: 1, opened: 0, byMachine: 0 }])
    expect(await events()).toEqual([{ kind: 'clicked', raw: expect.not.stringContaining('Firefox') }])
  })

  it('lead nowhere that does not stand in that very email', async () => {
    const [path = ''] = paths('click')
    const token = path.split('/')[2] ?? ''
    for (const other of [
      `/click/${token}/9999`,
      `/click/${token}/1?url=https://evil.example.com`,
      `/click/${token}/https:%2F%2Fevil.example.com`,
      `/click/${token.slice(0, -1)}A/0`,
      path.replace('/click/', '/open/').replace(/\/\d+$/, ''),
    ]) {
      expect((await look(other)).headers.get('Location') ?? '').not.toContain('evil')
    }
    expect((await look(`/click/${token}/9999`)).status).toBe(404)
  })

  it('are not recorded of HEAD, and are told apart where a machine says what it is', async () => {
    const [path = ''] = paths('click')
    expect((await look(path, { method: 'HEAD' })).status).toBe(302)
    expect(await events()).toEqual([])
    await look(path, { headers: { 'User-Agent': 'BarracudaCentral/1' } })
    expect(await numbers()).toEqual([{ clicked: 0, opened: 0, byMachine: 1 }])
  })

  it('count an opening by its dot, which is the same for every address', async () => {
    const [dot = ''] = paths('open')
    const [shown, wrong] = [await look(dot), await look(`${dot}x`)]
    expect([shown.status, wrong.status]).toEqual([200, 200])
    expect(await shown.text()).toBe(await wrong.text())
    expect(await numbers()).toEqual([{ clicked: 0, opened: 1, byMachine: 0 }])
  })

  it('are never the ways out, the preferences or the reader’s own page', () => {
    for (const page of ['unsubscribe', 'preferences', 'view'])
      expect(html).toMatch(new RegExp(`href="http://localhost:3000/${page}/`))
  })

  it('stop being recorded where the list stops counting, and still lead on', async () => {
    await changeList(site.context, 'Weekly tips', { trackClicks: false, trackOpens: false })
    const [path = ''] = paths('click')
    expect((await look(path)).status).toBe(302)
    await look(paths('open')[0] ?? '')
    expect(await events()).toEqual([])
  })

  it('cannot be switched on for a sensitive list, and are off on any other from the start', async () => {
    const changed = await changeList(site.context, 'Weekly tips', { sensitive: true })
    expect(changed).toMatchObject({ kind: 'changed', list: { track_clicks: 0, track_opens: 0 } })
    for (const wanted of [{ trackClicks: true }, { trackOpens: true }])
      expect(await changeList(site.context, 'Weekly tips', wanted)).toMatchObject({ kind: 'problem' })
  })
})

describe('a list that counts nothing', () => {
  it('sends the links as they are, and no dot', async () => {
    const site = await openSite()
    await publishSteps(site.context, site.list, { steps: ['welcome'], link: 'https://example.com/contact' })
    await joinList(site)
    await sendAllDue(site)
    const { html } = (await newestMail(site)).message
    await site.close()
    expect(html).toContain('href="https://example.com/contact"')
    expect(html).not.toMatch(/\/(?:click|open)\//)
  })
})
