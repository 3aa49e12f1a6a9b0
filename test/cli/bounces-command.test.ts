import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/actions/context.ts'
import { importBounce } from '../../src/actions/import-bounces.ts'
import { parseConfig } from '../../src/config.ts'
import { openInstallation } from '../../src/wiring/open-installation.ts'
import { autoReply, complaint, postfix, status } from '../support/bounce-mails.ts'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'
import { insertEmail, insertReader, messageIdOf } from '../support/sent-mail.ts'

describe('bounces import', () => {
  let line: CommandLine
  let inbox: string
  beforeEach(async () => {
    line = openCommandLine()
    inbox = join(line.folder, 'inbox')
    mkdirSync(inbox)
    await makeTips(line)
  })
  afterEach(() => line.close())

  /** What the command line does not do by itself: mail that has gone out. */
  const inside = async <Value>(work: (context: Context) => Promise<Value>): Promise<Value> => {
    const parsed = parseConfig({ DATABASE_URL: `file:${join(line.folder, 'data', 'rivulet.db')}` })
    if (parsed.kind === 'faults') throw new Error(parsed.faults.join())
    const opened = await openInstallation(parsed.config, { now: () => line.now, log: () => undefined })
    if (opened.kind === 'problem') throw new Error(opened.message)
    try {
      return await work(opened.installation.context)
    } finally {
      await opened.installation.close()
    }
  }
  const sendTwo = () =>
    inside(async (context) => {
      const ana = await insertReader(context, 1, 'ana@example.com')
      const ben = await insertReader(context, 1, 'ben@example.com')
      const first = await insertEmail(context, ana, { state: 'uncertain', transport: 'smtp' })
      const second = await insertEmail(context, ben, { transport: 'smtp' })
      return { first, ids: [messageIdOf(context, first), messageIdOf(context, second)] as const }
    })
  const put = (name: string, mail: string) => writeFileSync(join(inbox, name), Buffer.from(mail, 'latin1'))
  const states = () =>
    inside(async ({ db }) => ({
      deliveries: await db.selectFrom('deliveries').select(['state', 'feedback']).orderBy('id').execute(),
      suppressions: await db.selectFrom('suppressions').select('reason').orderBy('id').execute(),
      events: await db
        .selectFrom('events')
        .select(['provider', 'kind', 'delivery_id'])
        .orderBy('id')
        .execute(),
    }))

  it('reads a folder, says what each mail says and what it changed, and skips the rest', async () => {
    const { ids } = await sendTwo()
    put('1.eml', postfix(status('failed', '5.1.1'))(ids[0]))
    put('2.eml', complaint('abuse')(ids[1]))
    put('3.eml', autoReply(ids[1]))
    put('4.eml', postfix(status('failed', '5.1.1'))('<1.1.1.elsewhere@mail.example.com>'))
    put('5.eml', postfix(status('failed', '5.1.1'))(ids[0].replace('<1.', '<4711.')))
    put('.hidden', complaint('abuse')(ids[0]))
    const ran = await line.run('bounces', 'import', inbox)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out.split('\n')).toEqual([
      'file   says                                             changed',
      '1.eml  bounced for good                                 email 1: no longer in doubt, now bounced, its reader is mailed no more',
      '2.eml  called spam by its reader                        email 2: now complained, its reader is mailed no more, its reader has left the list',
      '3.eml  no bounce report and no complaint: skipped',
      '4.eml  names no email that was sent from here: skipped',
      '5.eml  bounced for good                                 nothing: there is no such email',
      '',
      'Reports read: 3. Skipped: 2.',
    ])
    expect(await states()).toEqual({
      deliveries: [
        { state: 'submitted', feedback: 'bounced' },
        { state: 'submitted', feedback: 'complained' },
      ],
      suppressions: [{ reason: 'bounced' }, { reason: 'complained' }],
      events: [
        { provider: 'report', kind: 'bounced', delivery_id: 1 },
        { provider: 'report', kind: 'complained', delivery_id: 2 },
        { provider: 'report', kind: 'bounced', delivery_id: null },
      ],
    })
  })

  it('changes nothing when the same mail is read again', async () => {
    const { ids } = await sendTwo()
    put('1.eml', postfix(status('failed', '5.1.1'))(ids[0]))
    await line.run('bounces', 'import', join(inbox, '1.eml'))
    const before = await states()
    const again = await line.run('bounces', 'import', join(inbox, '1.eml'), '--json')
    expect(JSON.parse(again.out)).toEqual([
      { file: '1.eml', kind: 'read', said: 'bounced', isNew: false, applied: null },
    ])
    expect(await states()).toEqual(before)
  })

  it('ends the one subscription of a reader who asked a mailbox provider to be taken off', async () => {
    const { ids } = await sendTwo()
    put('1.eml', complaint('opt-out')(ids[1]))
    expect((await line.run('bounces', 'import', inbox)).out).toContain(
      'email 2: its reader has left the list',
    )
    const ended = await inside(({ db }) =>
      db.selectFrom('subscriptions').select('state').orderBy('id').execute(),
    )
    expect(ended.map(({ state }) => state)).toEqual(['confirmed', 'ended'])
    expect((await states()).suppressions).toEqual([])
  })

  it('does not take a report from before an older copy of the database was put back', async () => {
    const { first, ids } = await sendTwo()
    put('1.eml', postfix(status('failed', '5.1.1'))(ids[0].replace(`<${first}.1.1.`, `<${first}.1.2.`)))
    expect((await line.run('bounces', 'import', inbox)).out).toContain('there is no such email')
    expect((await states()).suppressions).toEqual([])
  })

  it('skips a mail of 50 MB before it is read, and an empty one', async () => {
    writeFileSync(join(inbox, 'big.eml'), Buffer.alloc(50 * 1_048_576, 'x'))
    put('empty.eml', '')
    const ran = await line.run('bounces', 'import', inbox, '--json')
    expect(JSON.parse(ran.out)).toEqual([
      { file: 'big.eml', kind: 'skipped', reason: 'unreadable' },
      { file: 'empty.eml', kind: 'skipped', reason: 'no-report' },
    ])
  })

  it('keeps of a mail no more than its beginning, and knows it by all of its bytes', async () => {
    const { ids } = await sendTwo()
    const mail = Buffer.from(
      `${postfix(status('failed', '5.1.1'))(ids[0])}${'x'.repeat(1_048_576)}`,
      'latin1',
    )
    await inside(async (context) => {
      expect(await importBounce(context, mail)).toMatchObject({ kind: 'read', said: 'bounced' })
      const { raw } = await context.db.selectFrom('events').select('raw').executeTakeFirstOrThrow()
      expect(raw).toHaveLength(256 * 1024)
      expect(await importBounce(context, mail.subarray(0, -1))).toMatchObject({ applied: { feedback: null } })
    })
  })

  it('says what is wrong with a path that is not there', async () => {
    const ran = await line.run('bounces', 'import', join(line.folder, 'nowhere'))
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/^rivulet: Cannot read .*nowhere: there is no such file or folder\.$/)
  })

  it('says that there is nothing to read in an empty folder', async () => {
    expect(await line.run('bounces', 'import', inbox)).toMatchObject({
      code: 0,
      out: 'There is no mail to read.',
    })
  })
})
