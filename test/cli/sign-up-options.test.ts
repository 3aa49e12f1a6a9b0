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

  it('says what the form asks after a change, and what it no longer asks', async () => {
    const first = await set('--field', 'city=City', '--field', 'topic=Topic')
    expect(first.out).toContain('Its form now asks besides: City (city), Topic (topic).')
    expect(first.out).not.toContain('no longer')
    const second = await set('--field', 'topic=Your topic')
    expect(second.out).toContain('Its form now asks besides: Your topic (topic).')
    expect(second.out).toContain('It no longer asks: City (city). To keep one, give its --field again.')
    const third = await set('--field', 'none')
    expect(third.out).toContain('Its form asks for address and name only.')
    expect(third.out).toContain('It no longer asks: Your topic (topic).')
    expect((await set('--reply-to', 'maya@example.com')).out).not.toContain('form')
  })

  it('is wrong usage where nothing is asked for', async () => {
    for (const options of [[], ['--json']])
      expect(await set(...options)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^rivulet: Nothing was asked for/),
      })
  })

  it.each([
    ['--consent-text', '', /must not be empty: .*--consent-text default/],
    ['--consent-text', 'x'.repeat(2001), /consent text must have at most 2,000 characters/],
    ['--consent-text', 'a\u202eb', /consent text holds a character that turns the direction/],
    ['--from-name', 'a\u202eb', /sender name holds a character that turns/],
    ['--from-name', 'a\nb', /sender name must be one line/],
    ['--footer-note', 'a\nb', /footer note must be one line/],
    ['--footer-note', 'a\u009bb', /footer note holds a control character \(U\+009B\)/],
    ['--footer-note', 'x'.repeat(501), /footer note must have at most 500 characters/],
    ['--postal-address', 'x'.repeat(501), /postal address must have at most 500 characters/],
    ['--postal-address', 'a\u0007b', /postal address holds a control character/],
    ['--field', `a=${'x'.repeat(101)}`, /label of “a” must have at most 100/],
  ])('refuses %s %j', async (option, words, message) => {
    const before = await shown()
    expect(await set(option, words)).toMatchObject({ code: 1, err: expect.stringMatching(message) })
    expect(await shown()).toEqual(before)
  })

  it('refuses a name that turns the direction of writing, and choices that are too long together', async () => {
    expect((await line.run('list', 'create', 'a\u202eb')).err).toContain('U+202E')
    const choices = (key: string) =>
      `${key}=${'y'.repeat(100)}${[...'abcdefghijklmnop'].map((one) => ` | ${one.repeat(99)}`).join('')}`
    expect((await set('--field', choices('one'), '--field', choices('two'))).err).toContain('at most 2,000')
  })

  it('takes a postal address on several lines as one', async () => {
    await set('--postal-address', '1 Lane\r\nDublin')
    expect(await shown()).toMatchObject({ postal_address: '1 Lane Dublin' })
  })

  it.each(['set', 'create'])(
    'says in which words readers of a language are spoken to that has none of ours: %s',
    async (verb) => {
      const name = verb === 'set' ? 'Weekly tips' : 'Other'
      const { out } = await line.run('list', verb, name, '--language', 'ar')
      expect(out).toContain('Pages and mail have no words of ours in “ar”: they say them in English.')
      expect(out).toContain('English (en), German (de), French (fr) and Spanish (es)')
      expect((await set('--language', 'de-AT')).out).not.toContain('no words of ours')
    },
  )

  it('prints a form in the language of its labels, with the own words in theirs', async () => {
    await set(
      '--language',
      'ar',
      '--consent-text',
      'نعم',
      '--field',
      'city=المدينة',
      '--field',
      'topic*=Topic | A | B',
    )
    const { out } = await line.run('list', 'show', 'Weekly tips', '--form')
    expect(out).toMatch(/^<form [^>]* lang="en" dir="ltr">/)
    expect(out).toContain('<p lang="ar" dir="rtl">نعم</p>')
    expect(out).toContain('<label><span lang="ar" dir="rtl">المدينة</span> (optional)<br>')
    expect(out).toContain('<option lang="ar" dir="rtl">A</option>')
    await set('--language', 'de', '--field', 'city=Stadt')
    const german = (await line.run('list', 'show', 'Weekly tips', '--form')).out
    expect(german).toMatch(/^<form [^>]* lang="de" dir="ltr">/)
    expect(german).toContain('<label>Stadt (freiwillig)<br>')
  })

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
