import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine, type Ran } from '../support/command-line.ts'

const DAY = 86_400_000

describe('whoever runs it, at the command line', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = openCommandLine()
    await makeTips(line)
    writeFileSync(join(line.folder, 'people.csv'), 'email,name\nana@example.com,Ana\nben@example.com,Ben\n')
    const consent = ['--list', 'Weekly tips', '--consent', 'at the clinic, 2026-05-01']
    await line.run('subscribers', 'import', join(line.folder, 'people.csv'), ...consent)
  })
  afterEach(() => line.close())

  const database = () => join(line.folder, 'data', 'rivulet.db')
  /** Changes the store as no command can. */
  const change = (statement: string): void => {
    const direct = new Database(database())
    direct.exec(statement)
    direct.close()
  }
  const issue = async (name: string, at: string) => {
    const file = join(line.folder, `${name}.md`)
    writeFileSync(file, `# ${name}\n\nThe first crocus is out. It came early this year.\n`)
    const ran = await line.run('issue', file, '--list', 'Weekly tips', '--at', at, '--yes')
    expect(ran).toMatchObject({ code: 0, err: '' })
  }
  const work = async (at: string) => {
    line.now = Date.parse(at)
    return (await line.run('work', '--until-drained')).out
  }
  const refused = (ran: Ran) => expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' })

  it('holds everything, sees that in the status, and lets it go on', async () => {
    await issue('Spring', '2026-12-01T09:00')
    expect((await line.run('hold', '--reason', 'A wrong link.')).out).toBe(
      'Sending is on hold: A wrong link.\nTo go on: npx rivulet release',
    )
    expect((await line.run('hold')).out).toContain('on hold already: A wrong link.')
    expect((await line.run('status')).out).toContain('A wrong link.')
    expect(await work('2026-12-01T09:00:00Z')).toBe(
      'Sending is on hold, nothing goes before `npx rivulet release`: A wrong link.\nNothing went out; 2 emails are due and wait.',
    )
    expect((await line.run('release')).out).toBe('Released: sending goes on.')
    expect((await line.run('release')).out).toContain('is not on hold')
    expect(await work('2026-12-01T09:05:00Z')).toContain('2 submitted')
  })

  it('holds and releases single emails, after saying whom that mails, when and from whom', async () => {
    await issue('Spring', '2026-12-01T09:00')
    const held = await line.run('hold', '1', '2')
    expect(held.out).toBe('Held 2 emails. To go on: npx rivulet release 1 2')
    const listed = (await line.run('deliveries', '--state', 'held')).out.split('\n')
    expect(listed[0]).toMatch(
      /^1 {2}Tue 1 Dec 2026, 09:00 \(Europe\/Berlin\) {2}held {2}ana@example\.com {2}Spring {2}held-by-hand: until it is released$/,
    )
    expect(listed.at(-1)).toMatch(/^Held: npx rivulet release ID/)
    expect((await line.run('release', '1')).code).toBe(1)
    line.answer = true
    const released = await line.run('release', '1', '--now')
    expect(released.out.split('\n')).toEqual([
      '1 email to 1 person on the list “Weekly tips”',
      '  from   Weekly tips <maya@example.com>',
      '  first  Mon 30 Nov 2026, 11:00 (Europe/Berlin)',
      'Released 1 email: a running worker sends now.',
    ])
    expect(line.asked).toEqual(['Release them?', 'Send them now?'])
    expect((await line.run('work', '--until-drained')).out).toContain('1 submitted')
    expect((await line.run('release', '--state', 'held', '--skip', '--yes')).out).toContain(
      'Gave up 1 email.',
    )
    expect((await line.run('deliveries', '--state', 'cancelled')).out).toContain('given up by hand')
    expect((await line.run('release', '--state', 'held')).out).toBe('There are none.')
  })

  it('sends failed ones again and settles uncertain ones', async () => {
    await issue('Spring', '2026-12-01T09:00')
    await work('2026-12-01T09:00:00Z')
    change("update deliveries set state = 'failed', reason = 'no such mailbox' where id = 1")
    change("update deliveries set state = 'uncertain', reason = 'timeout' where id = 2")
    const listed = (await line.run('deliveries')).out
    expect(listed).toMatch(
      /no such mailbox\n.*timeout\nFailed: npx rivulet retry.*\nUncertain: npx rivulet resolve/,
    )
    expect((await line.run('retry', '1', '--yes')).out).toContain('1 email to be sent again')
    expect((await line.run('resolve', '2', '--sent')).out).toContain('1 email taken as sent.')
    expect((await line.run('work', '--until-drained')).out).toContain('1 submitted')
    change("update deliveries set state = 'uncertain', reason = 'timeout' where id = 2")
    expect((await line.run('resolve', '--state', 'uncertain', '--not-sent', '--yes')).out).toContain(
      'sent again',
    )
    expect((await line.run('work', '--until-drained')).out).toContain('1 submitted')
  })

  it('keeps what fell due long ago while nothing was running, until a person says what becomes of it', async () => {
    await issue('Spring', '2026-12-01T09:00')
    await work('2026-11-30T12:00:00Z')
    expect(await work('2026-12-10T09:00:00Z')).toContain('2 held')
    expect((await line.run('deliveries', '--reason', 'too-late', '--list', 'Weekly tips')).out).toMatch(
      /held.*Spring {2}too-late: fell due while nothing was running: release, release --now or release --skip\n/,
    )
    const few = ['release', '--state', 'held', '--reason', 'too-late', '--list', 'Weekly tips', '--yes']
    expect((await line.run(...few)).out).toContain('Released 2 emails.')
    expect((await line.run('work', '--until-drained')).out).toContain('2 submitted')
  })

  it('says of each id why nothing can be done with it, and does nothing then', async () => {
    await issue('Spring', '2026-12-01T09:00')
    await line.run('hold', '1')
    for (const verb of [['release'], ['retry'], ['resolve', '--skip']]) {
      refused(await line.run(...verb, '1', '2', '77', '--yes'))
      const faults = (await line.run(...verb, '2', '77', '--yes')).err.split('\n')
      expect(faults).toEqual([
        expect.stringMatching(/^rivulet: Delivery 2 is scheduled, not (held|failed|uncertain)\.$/),
        'rivulet: There is no delivery 77.',
      ])
    }
    refused(await line.run('hold', '1', '2'))
    const states = JSON.parse((await line.run('deliveries', '--json')).out)
    expect(states).toMatchObject([{ state: 'held', reason: 'held-by-hand' }, { state: 'scheduled' }])
  })

  it('answers what makes no sense with exit code 2', async () => {
    for (const args of [
      ['retry'],
      ['resolve', '1'],
      ['resolve', '1', '--sent', '--skip'],
      ['resolve', '--sent'],
      ['release', '1', '--now', '--skip'],
      ['release', '--now'],
      ['release', '1', '--reason', 'too-late'],
      ['release', '--state', 'failed'],
      ['hold', 'Spring'],
      ['hold', '1', '--reason', 'x'],
    ]) {
      const ran = await line.run(...args)
      expect([args, ran.code, ran.out]).toEqual([args, 2, ''])
      expect(ran.err).toMatch(/^rivulet: [^\n]+$/)
    }
  })

  it('notices an older copy that was put back: nothing is sent, and what fell due is kept for a person', async () => {
    await issue('Spring', '2026-12-01T09:00')
    await issue('Winter', '2026-12-20T09:00')
    await work('2026-11-30T12:00:00Z')
    const copy = join(line.folder, 'copy.db')
    expect(await line.run('backup', copy)).toMatchObject({ code: 0, err: '' })
    // A plain copy of the file, as somebody makes it who does not know better: it is not on hold.
    change('pragma wal_checkpoint(truncate)')
    copyFileSync(database(), copy)
    expect(await work('2026-12-01T09:00:00Z')).toContain('2 submitted')
    for (const end of ['-wal', '-shm']) rmSync(`${database()}${end}`, { force: true })
    copyFileSync(copy, database())

    expect(await work('2026-12-02T09:00:00Z')).not.toContain('submitted')
    expect((await line.run('status')).out).toContain('An older copy of the database was put back')
    const asked = await line.run('release')
    expect(asked.code).toBe(1)
    expect(asked.out).toMatch(
      /2 emails fell due since, the first Tue 1 Dec 2026, 08:00 \(UTC\)\. They may have been sent/,
    )
    expect((await line.run('release', '--yes')).out).toMatch(
      /^.*Released: sending goes on\.\nHeld for you: 2 emails/s,
    )
    expect(await work('2026-12-03T09:00:00Z')).not.toContain('submitted')
    expect((await line.run('deliveries', '--reason', 'older-copy')).out).toMatch(
      /held.*older-copy: may have been sent before/,
    )
    expect(captured()).toHaveLength(2)

    expect(await work('2026-12-20T09:00:00Z')).toContain('2 submitted')
    const direct = new Database(database(), { readonly: true })
    const keys = direct.prepare("select key from deliveries where state = 'submitted'").pluck().all()
    expect(keys).toEqual([
      expect.stringMatching(/^delivery\/\w+\.2\//),
      expect.stringMatching(/^delivery\/\w+\.2\//),
    ])
    direct.close()
  })

  const captured = (): string[] =>
    readdirSync(join(line.folder, 'data', 'captured')).filter((name) => name.endsWith('.json'))

  it('puts a backup back: it opens on hold, can be read, and is released as an older copy is', async () => {
    await issue('Spring', '2026-12-01T09:00')
    const copy = join(line.folder, 'copy.db')
    expect((await line.run('backup', copy)).out).toMatch(
      /Written and checked: .*copy\.db \(\d+ kB\).*\nTo put it back: stop/,
    )
    expect(await work('2026-12-01T09:00:00Z')).toContain('2 submitted')
    for (const end of ['', '-wal', '-shm']) rmSync(`${database()}${end}`, { force: true })
    copyFileSync(copy, database())
    expect(await work('2026-12-01T10:00:00Z')).not.toContain('submitted')
    expect((await line.run('status')).out).toContain('This is a backup of 2026-11-30T10:00:00.000Z')
    expect((await line.run('release', '--yes')).out).toContain('Held for you: 2 emails.')
    expect((await line.run('release', '--state', 'held', '--skip', '--yes')).out).toContain(
      'Gave up 2 emails.',
    )
    line.now += DAY
    expect(await line.run('work', '--until-drained')).toMatchObject({ out: 'Nothing is due.' })
  })

  it('keeps the marker of the database that is here', async () => {
    await issue('Spring', '2026-12-01T09:00')
    const mark = () => JSON.parse(readFileSync(`${database()}.mark`, 'utf8'))
    const before = mark()
    await work('2026-12-01T09:00:00Z')
    expect(mark()).toMatchObject({ instance: before.instance })
    expect(mark().mark).toBeGreaterThan(before.mark)
    const direct = new Database(database(), { readonly: true })
    expect(direct.prepare('select name as instance, mark from instance').get()).toEqual(mark())
    direct.close()
  })
})
