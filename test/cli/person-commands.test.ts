import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertConsent, listSubscriptionsOf } from '../../db/subscriptions.ts'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

describe('what is kept of one person, at the command line', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = openCommandLine()
    await makeTips(line)
    await bring('email,name\nana@example.com,Ana\nben@example.com,Ben\n')
  })
  afterEach(() => line.close())

  const bring = async (csv: string, ...more: string[]) => {
    const file = join(line.folder, 'people.csv')
    writeFileSync(file, csv)
    return await line.run(
      'subscribers',
      'import',
      file,
      '--list',
      'Weekly tips',
      '--consent',
      'at the desk',
      ...more,
    )
  }

  it('shows who somebody is', async () => {
    const { code, out } = await line.run('person', 'show', 'Ana@example.com')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^Ana <ana@example\.com>\n {2}list {3}Weekly tips: confirmed since Mon 30 Nov 2026, 11:00/,
    )
    expect(out).toContain('  mail   0 emails')
    const json = JSON.parse((await line.run('person', 'show', 'ana@example.com', '--json')).out)
    expect(json).toMatchObject({ name: 'Ana', emails: 0, suppressed: null })
  })

  it('exports them as one JSON object, to a file that only its owner reads', async () => {
    const file = join(line.folder, 'ana.json')
    expect(await line.run('person', 'export', 'ana@example.com', '--out', file)).toMatchObject({
      code: 0,
      err: '',
    })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ person: { address: 'ana@example.com' } })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    const { out } = await line.run('person', 'export', 'ana@example.com')
    expect(JSON.parse(out)).toMatchObject({ consents: [{ kind: 'imported', text: 'at the desk' }] })
  })

  it('shows when, how and to which words they agreed', async () => {
    const { out } = await line.run('person', 'show', 'ana@example.com')
    expect(out).toMatch(/\n +imported +Mon 30 Nov 2026, 11:00, from a file: “at the desk”\n/)
    await line.withContext(async (ctx) => {
      const rows = await listSubscriptionsOf(ctx.read, 1)
      const [subscription_id = 0] = rows.map(({ id }) => id)
      const base = {
        subscription_id,
        text: 'Yes, send it.',
        at: ctx.now(),
        text_version: 2,
        network_hash: null,
      }
      await insertConsent(ctx.db, { ...base, kind: 'requested', source: '/subscribe/weekly-tips' })
      await insertConsent(ctx.db, { ...base, kind: 'confirmed', source: '/confirm' })
    })
    const shown = (await line.run('person', 'show', 'ana@example.com')).out
    expect(shown).toMatch(
      /asked +Mon .*, by the form at \/subscribe\/weekly-tips, text version 2: “Yes, send it\.”/,
    )
    expect(shown).toMatch(/confirmed +Mon .*, by the link in the mail, text version 2/)
    const json = JSON.parse((await line.run('person', 'show', 'ana@example.com', '--json')).out)
    expect(json.lists[0].consents).toMatchObject([
      { kind: 'imported' },
      { kind: 'requested', textVersion: 2 },
      {},
    ])
  })

  it('replaces no file of an export unless told to', async () => {
    const file = join(line.folder, 'ana.json')
    writeFileSync(file, 'mine')
    const kept = await line.run('person', 'export', 'ana@example.com', '--out', file)
    expect(kept).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await line.run('person', 'export', 'ana@example.com', '--out', file, '--force')).code).toBe(0)
  })

  it('says what is lost before it asks, and that a mistyped address erased nobody', async () => {
    const { out } = await line.run('person', 'erase', 'ana@example.com')
    expect(out).toContain('This cannot be undone.')
    const typo = await line.run('person', 'erase', 'anna@example.com', '--yes')
    expect(typo).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nothing was erased') })
    await line.run('person', 'erase', 'ana@example.com', '--yes')
    expect((await line.run('person', 'erase', 'ana@example.com', '--yes')).code).toBe(0)
  })

  it('erases nobody without a yes', async () => {
    expect(await line.run('person', 'erase', 'ana@example.com')).toMatchObject({ code: 1 })
    expect(line.asked).toEqual(['Erase them for good?'])
    expect(await line.run('person', 'show', 'ana@example.com')).toMatchObject({ code: 0 })
  })

  it('erases them after a yes, and says what is left', async () => {
    line.answer = true
    const { code, out } = await line.run('person', 'erase', 'ana@example.com', '--compact')
    expect(code).toBe(0)
    expect(out).toContain(
      'Erased person 1: 1 subscription ended, and what was kept of 0 emails, 0 raw events, 0 captured messages.',
    )
    expect(out).toContain('Only a keyed hash of the address stays (erased).')
    expect(out).toContain('written anew')
    expect(readFileSync(join(line.folder, 'data', 'rivulet.db')).includes('ana@example.com')).toBe(false)
    const shown = await line.run('person', 'show', 'ana@example.com')
    expect(shown).toMatchObject({ code: 1, out: '' })
    expect(shown.err).toContain('not to be mailed: erased')
    expect((await bring('email\nana@example.com\n')).out).toContain('1 person left before')
  })

  it('shows in the audit log what was done, newest first', async () => {
    await line.run('person', 'erase', 'ana@example.com', '--yes')
    const { out } = await line.run('audit')
    expect(out.split('\n').slice(0, 2).join('\n')).toMatch(
      /^time \(UTC\) .*\n.*operator {2}person\.erased .*person 1, subscriptions 1/,
    )
    expect(out).not.toContain('ana@example.com')
    const [entry] = JSON.parse((await line.run('audit', '--json', '--limit', '1')).out)
    expect(entry).toMatchObject({ action: 'person.erased', details: { subscriptions: 1 } })
  })

  describe('a list as a CSV file', () => {
    const file = () => join(line.folder, 'out.csv')
    const exportList = (...more: string[]) =>
      line.run('subscribers', 'export', file(), '--list', 'Weekly tips', ...more)

    it('holds address, name, state, dates and consent', async () => {
      expect((await exportList()).out).toContain('Wrote 2 people of the list “Weekly tips”')
      const [head, first] = readFileSync(file(), 'utf8').split('\r\n')
      expect(head).toContain('"email","name","state","requested","confirmed"')
      expect(first).toContain('"ana@example.com","Ana","confirmed","2026-11-30T10:00:00.000Z"')
      expect(first).toContain('"at the desk","import"')
    })

    it('holds nobody who was erased', async () => {
      await line.run('person', 'erase', 'ana@example.com', '--yes')
      expect((await exportList()).out).toContain('Wrote 1 person')
      expect(readFileSync(file(), 'utf8')).not.toMatch(/ana@|erased-/)
    })

    it('replaces no file unless it is told to', async () => {
      await exportList()
      expect((await exportList()).err).toContain('--force')
      expect(await exportList('--force')).toMatchObject({ code: 0 })
      expect(existsSync(`${file()}.${process.pid}.part`)).toBe(false)
    })

    it('holds no cell that a spreadsheet takes for a formula, and an import brings all back as they were', async () => {
      const names = ['=1+1', '+49', '-x', '@sum', '＝1', "'=1", "''+2", "O'Neill", 'a "b", c', '  spaced']
      const rows = names.map((name, index) => `p${index}@example.com,"${name.replaceAll('"', '""')}"`)
      await line.withContext(async ({ db }) => {
        const fields = JSON.stringify([
          { key: 'city', label: 'City', kind: 'text', options: [], required: false },
        ])
        await db.updateTable('lists').set({ fields }).execute()
      })
      await bring(`email,name\n${rows.join('\n')}\n`)
      await line.withContext(async ({ db }) => {
        for (const [index, name] of names.entries())
          await db
            .updateTable('subscribers')
            .set({ name, fields: JSON.stringify({ city: name }) })
            .where('address', '=', `p${index}@example.com`)
            .execute()
      })
      await exportList()
      const csv = readFileSync(file(), 'utf8')
      expect(csv).not.toMatch(/(^|[,\n])"?[=+\-@＝]/)
      const other = openCommandLine()
      try {
        await makeTips(other)
        await other.withContext(async ({ db }) => {
          const fields = JSON.stringify([
            { key: 'city', label: 'City', kind: 'text', options: [], required: false },
          ])
          await db.updateTable('lists').set({ fields }).execute()
        })
        expect(
          await other.run('subscribers', 'import', file(), '--list', 'Weekly tips', '--consent', 'x'),
        ).toMatchObject({ err: '' })
        const back = await other.withContext(({ db }) =>
          db
            .selectFrom('subscribers')
            .select(['name', 'fields'])
            .where('address', 'like', 'p%')
            .orderBy('id')
            .execute(),
        )
        const read = names.map((name) => name.trim())
        expect(back.map(({ name }) => name)).toEqual(read)
        expect(back.map(({ fields }) => JSON.parse(fields).city)).toEqual(read)
      } finally {
        other.close()
      }
    })

    it('brings nobody back who had left, and confirms nobody who had not', async () => {
      await line.withContext(async ({ db }) => {
        await db
          .updateTable('subscriptions')
          .set({ state: 'ended', ended_at: 1 })
          .where('id', '=', 1)
          .execute()
        await db.updateTable('subscriptions').set({ state: 'pending' }).where('id', '=', 2).execute()
      })
      await exportList()
      const other = openCommandLine()
      try {
        await makeTips(other)
        const { out } = await other.run(
          'subscribers',
          'import',
          file(),
          '--list',
          'Weekly tips',
          '--consent',
          'x',
          '--json',
        )
        expect(JSON.parse(out)).toMatchObject({ confirmed: 0, pending: 1, left: 1 })
      } finally {
        other.close()
      }
    })
  })
})
