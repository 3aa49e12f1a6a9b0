import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

describe('what a list is set to, at the command line', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = openCommandLine({ PUBLIC_URL: 'http://localhost:3000' })
    await makeTips(line)
  })
  afterEach(() => line.close())

  const set = async (...options: string[]) => (await line.run('list', 'set', 'Weekly tips', ...options)).out
  const sheet = async () => (await line.run('list', 'show', 'Weekly tips')).out

  it('is shown whole, a line for each thing', async () => {
    const people = join(line.folder, 'people.csv')
    writeFileSync(people, 'email\nana@example.com\nben@example.com\n')
    await line.run('subscribers', 'import', people, '--list', 'Weekly tips', '--consent', 'at the desk')
    await set('--field', 'topic*=Topic | Sleep | Work', '--layout', 'card', '--archive', '--track-clicks')
    await line.run('list', 'pause', 'Weekly tips', '--reason', 'holidays')
    const shown = await sheet()
    for (const words of [
      /^“Weekly tips”\n/,
      /from +Weekly tips <maya@example\.com>\n/,
      /replies +maya@example\.com\n/,
      /postal address +1 Lane\n/,
      /language +en\n/,
      /time zone +Europe\/Berlin\n/,
      /sign-up page +http:\/\/localhost:3000\/subscribe\/weekly-tips\n/,
      /confirmed +by a button/,
      /form asks +address and name\n +Topic: Sleep, Work \(topic, required\)\n/,
      /consent text +version 1: “/,
      /listed +no/,
      /look +a theme.*docs\/themes\.md\n +layout +card\n/,
      /archive +http:\/\/localhost:3000\/archive\/weekly-tips\n +http.*feed\.xml .*\n +http.*feed\.json/,
      /tracking +clicks\n/,
      /sensitive +no\n/,
      /people +2 people confirmed, 0 yet to confirm, 0 gone\n/,
      /sending +“Weekly tips” is paused since .*: holidays\./,
    ])
      expect(shown).toMatch(words)
    const [json] = JSON.parse((await line.run('list', 'show', 'Weekly tips', '--json')).out)
    expect(json).toMatchObject({ name: 'Weekly tips', subscribers: { confirmed: 2, pending: 0, ended: 0 } })
  })

  it('says what is missing and what that stands in the way of', async () => {
    await line.run('list', 'create', 'Bare')
    const { out } = await line.run('list', 'show', 'Bare')
    expect(out).toMatch(
      /from +Bare, without an address, so no real mail can go out\. npx rivulet list set "Bare" --from/,
    )
    expect(out).toMatch(/postal address +missing: the law asks for one, so nothing can be published to it\./)
    expect(out).toMatch(/look +the plain letter\n/)
  })

  it('fits the window', async () => {
    line.width = 70
    const long = (await sheet()).split('\n').filter((row) => row.length > 70)
    expect(long).toEqual([])
  })

  it('says where the archive and its feeds are when it is opened, and only then', async () => {
    const opened = await set('--archive')
    for (const path of ['weekly-tips', 'weekly-tips/feed.xml', 'weekly-tips/feed.json'])
      expect(opened).toContain(`http://localhost:3000/archive/${path}`)
    expect(await set('--archive')).not.toContain('/archive/')
  })

  it('says what being sensitive switched off, and refuses to switch it on again', async () => {
    await set('--archive', '--track-opens')
    expect(await set('--sensitive')).toContain(
      'this was switched off: its archive and feeds, counting opens.',
    )
    const again = await line.run('list', 'set', 'Weekly tips', '--track-clicks')
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--no-sensitive') })
    expect(await set('--no-sensitive')).toContain('stay off until you ask for them')
    expect(await set('--sensitive')).toContain('and had none')
    expect(await set('--no-sensitive', '--archive')).not.toContain('stay off')
  })
})
