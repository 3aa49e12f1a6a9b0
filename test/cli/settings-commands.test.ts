import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateSetting } from '../../db/settings.ts'
import { flowSettings } from '../../src/core/delivery/flow-words.ts'
import { readerGroup } from '../../src/core/sign-up/reader-setting-words.ts'
import { type CommandLine, openCommandLine } from '../support/command-line.ts'

describe('the settings at the command line', () => {
  let line: CommandLine
  beforeEach(() => {
    line = openCommandLine()
  })
  afterEach(() => line.close())

  const settingOf = async (name: string) => {
    const lines: { name: string; value: string; set: boolean }[] = JSON.parse(
      (await line.run('settings', '--json')).out,
    )
    return lines.find((one) => one.name === name)
  }

  it('are each shown with value, default and meaning, in one line', async () => {
    const { code, out } = await line.run('settings')
    expect(code).toBe(0)
    for (const { name } of [...flowSettings, ...readerGroup.settings])
      expect(out).toMatch(new RegExp(`^${name} +\\S+ +\\(default\\) +\\S`, 'm'))
    expect(out).toMatch(/^cap +3 +\(default\) +at most so many emails to one person within 24 hours/m)
  })

  it('are set, stay set, and are taken back', async () => {
    expect(await line.run('settings', 'set', 'spread', '90m')).toMatchObject({
      code: 0,
      out: 'spread is 90m.',
    })
    expect(await settingOf('spread')).toMatchObject({ value: '90m', set: true })
    expect((await line.run('settings')).out).toMatch(/^spread +90m +\(default 0\)/m)
    await line.run('settings', 'set', 'spread', '2h')
    expect(await settingOf('spread')).toMatchObject({ value: '2h', set: true })
    expect(await line.run('settings', 'unset', 'spread')).toMatchObject({
      code: 0,
      out: 'spread is 0, the default.',
    })
    expect(await settingOf('spread')).toMatchObject({ value: '0', set: false })
  })

  it('are shown in two groups, and those of the reader’s side are set in the same way', async () => {
    const titles = (await line.run('settings')).out.split('\n').filter((row) => /^[A-Z][^.:]*$/.test(row))
    expect(titles).toEqual(['How mail flows', 'Sign-ups, and how long things are kept'])
    expect(await line.run('settings', 'set', 'disposable', 'refuse')).toMatchObject({
      code: 0,
      out: 'disposable is refuse.',
    })
    expect((await line.run('settings', 'set', 'keep.unconfirmed', '14d')).out).toBe(
      'keep.unconfirmed is 14d.',
    )
    expect(await settingOf('disposable')).toMatchObject({ value: 'refuse', set: true })
    expect((await line.run('settings', 'set', 'keep.unconfirmed', '1h')).err).toContain('it must be a time')
    expect((await line.run('settings', 'set', 'keep.unconfirmd', '7d')).err).toContain(
      'Did you mean keep.unconfirmed?',
    )
    expect((await line.run('settings', 'unset', 'disposable')).out).toBe('disposable is accept, the default.')
  })

  it('take a warm-up of several stages as one value', async () => {
    const set = await line.run('settings', 'set', 'resend.warm-up', '1:50 2:100 4:500', '--json')
    expect(JSON.parse(set.out)).toMatchObject({
      name: 'resend.warm-up',
      value: '1:50 2:100 4:500',
      set: true,
    })
  })

  it('say what is expected where a value is wrong, and change nothing', async () => {
    expect(await line.run('settings', 'set', 'grace', '2 days')).toMatchObject({
      code: 1,
      err: 'rivulet: grace cannot be “2 days”: it must be a time with its unit (s, m, h or d) from 1h to 365d, like 1h.',
    })
    expect(await line.run('settings', 'set', 'uncertain', 'maybe')).toMatchObject({
      code: 1,
      err: 'rivulet: uncertain cannot be “maybe”: it must be hold or resend.',
    })
    expect(await settingOf('grace')).toMatchObject({ value: '48h', set: false })
  })

  it('offer the nearest name for one that is not known', async () => {
    for (const verb of [
      ['set', 'resend.persecond', '5'],
      ['unset', 'resend.persecond'],
    ]) {
      expect(await line.run('settings', ...verb)).toMatchObject({
        code: 1,
        err: 'rivulet: There is no setting “resend.persecond”. Did you mean resend.per-second?',
      })
    }
    expect((await line.run('settings', 'set', 'colour', 'red')).err).toContain(
      'npx rivulet settings shows them all.',
    )
  })

  it('show a row that cannot be read, with what applies instead and how to mend it', async () => {
    await line.withContext(({ db }) => updateSetting(db, { name: 'cap', value: 'lots', now: 0 }))
    const { code, out } = await line.run('settings')
    expect(code).toBe(0)
    expect(out).toMatch(/^cap +3 +\(default\)/m)
    expect(out).toContain('cap is stored as “lots”, which cannot be read: the default applies.')
    await line.run('settings', 'unset', 'cap')
    expect((await line.run('settings')).out).not.toContain('lots')
  })
})
