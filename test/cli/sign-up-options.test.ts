import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

describe('how a list is joined', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = await openCommandLine()
    await makeTips(line)
  })
  afterEach(() => line.close())

  const set = (...options: string[]) => line.run('list', 'set', 'Weekly tips', ...options)
  const shown = async () => JSON.parse((await line.run('list', 'show', 'Weekly tips', '--json')).out)[0]

  it('is set with fields, choices and whether others offer it', async () => {
    expect(
      (await set('--field', 'city=City', '--field', 'topic*=Topic | Sleep | Work', '--listed')).code,
    ).toBe(0)
    const { fields, listed } = await shown()
    expect(JSON.parse(fields)).toEqual([
      { key: 'city', label: 'City', kind: 'text', options: [], required: false },
      { key: 'topic', label: 'Topic', kind: 'choice', options: ['Sleep', 'Work'], required: true },
    ])
    expect(listed).toBe(1)
    await set('--field', 'none', '--no-listed')
    expect(await shown()).toMatchObject({ fields: '[]', listed: 0 })
  })

  it.each(['__proto__=x', 'constructor=x', 'City=x', 'city', 'city=', 'city=A | B | B', 'city=A | B'])(
    'refuses %s as a field, and says how one is written',
    async (field) => {
      const { code, err } = await set('--field', field)
      expect([code, err]).toEqual([1, expect.stringContaining('key*=Label')])
    },
  )

  it('says the risk where a page is to confirm by itself', async () => {
    expect((await set('--opt-in', 'auto')).out).toContain('The risk:')
    expect((await set('--opt-in', 'button')).out).not.toContain('The risk:')
    expect((await set('--opt-in', 'never')).code).toBe(1)
  })

  it('prints the form for another site', async () => {
    await set('--field', 'city*=City')
    const { code, out } = await line.run('list', 'show', 'Weekly tips', '--form')
    expect(code).toBe(0)
    expect(out).toMatch(/^<form action="[^"]+\/subscribe\/weekly-tips" method="post"/)
    expect(out).toContain('name="field-city" type="text" maxlength="200" required')
    expect((await line.run('list', 'show', 'Nope', '--form')).code).toBe(1)
  })
})
