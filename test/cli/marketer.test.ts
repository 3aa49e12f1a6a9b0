import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'
import { inventedLines, lostContent, misplaced, type SeriesJson } from '../support/series-quality.ts'

const article = join(import.meta.dirname, '..', '..', 'examples', 'sample-article.txt')
const MINUTE = 60_000

/** The words of a text part without its footer, one paragraph or list item a line, and no addresses. */
function unwrapped(text: string): string {
  const [words = ''] = text.split('\n-- \n')
  return words.replace(/ *\n {2,}| *\n(?!\n|- )(?<!\n\n)/g, ' ').replace(/ ?<\S+>| +$|^Try this: /gm, '')
}

describe('a marketer at the command line', () => {
  let line: CommandLine
  let series: string
  beforeEach(() => {
    line = openCommandLine()
    series = join(line.folder, 'my-series')
  })
  afterEach(() => line.close())

  const importPeople = async () => {
    writeFileSync(
      join(line.folder, 'people.csv'),
      'Email,Name\nana@example.com,Ana\nnonsense,X\nben@example.com,\n',
    )
    return await line.run(
      'subscribers',
      'import',
      join(line.folder, 'people.csv'),
      '--list',
      'Weekly tips',
      '--consent',
      'at the clinic, 2026-05-01',
    )
  }

  it('drafts a series as files, publishes it after seeing whom it mails, and reads what comes', async () => {
    await makeTips(line)
    expect(await line.run('draft', article, '--out', series)).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(series)).toContain('series.yaml')
    expect(await importPeople()).toMatchObject({ code: 0, err: 'line 3: the address is not valid; skipped' })

    const declined = await line.run('publish', series, '--list', 'Weekly tips', '--enrol-existing')
    expect(declined.code).toBe(1)
    expect(declined.out).toContain('2 people')
    expect(declined.out).toContain('Weekly tips <maya@example.com>')
    expect(declined.out).toContain('Tue 8 Dec 2026, 09:00 (Europe/Berlin)')
    expect((await line.run('status')).out).not.toContain('series “')

    line.answer = true
    const published = await line.run('publish', series, '--list', 'Weekly tips', '--enrol-existing')
    expect(published).toMatchObject({ code: 0, err: '' })
    expect(published.out).toContain('Enrolled 2 people.')
    expect(line.asked).toEqual(['Publish?', 'Publish?'])

    const status = await line.run('status')
    expect(status.out).toContain(
      'Mon 30 Nov 2026, 11:00 (Europe/Berlin)  2 people  Your 5-part series: everyday connection',
    )
    expect((await line.run('work', '--until-drained')).out).toContain('2 submitted; nothing more is due.')
    line.now = Date.parse('2026-12-02T10:00:00Z')
    expect((await line.run('status')).out).toContain(
      'Tue 8 Dec 2026, 09:00 (Europe/Berlin)  2 people  Small moments',
    )
  })

  it('publishes a changed rhythm and order as the next version, and nothing new when nothing changed', async () => {
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    await line.run('publish', series, '--list', 'Weekly tips', '--yes')
    expect((await line.run('publish', series, '--list', 'Weekly tips', '--yes')).out).toContain(
      'nothing has changed',
    )
    expect(JSON.parse((await line.run('status', '--json')).out).sequences).toHaveLength(1)
    const file = join(series, 'series.yaml')
    const yaml = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      yaml.replace('every: tuesday', 'every: [monday, thursday]').replace('at: "09:00"', 'at: "07:30"'),
    )
    const again = await line.run('publish', series, '--list', 'Weekly tips', '--yes')
    expect(again.out).toContain('version 2')
    expect(again.out).toContain('Thu 3 Dec 2026, 07:30 (Europe/Berlin)')
  })

  it('says which emails are new and which are gone, and how many people had had those', async () => {
    await makeTips(line)
    await importPeople()
    await line.run('draft', article, '--out', series)
    await line.run('publish', series, '--list', 'Weekly tips', '--yes', '--enrol-existing')
    await line.run('work', '--until-drained')
    const own = '---\nid: mine\nsubject: A note of my own\n---\n\nHello.\n'
    writeFileSync(join(series, '08-mine.md'), own)
    rmSync(join(series, '01-welcome.md'))
    rmSync(join(series, '03-lesson.md'))
    const file = join(series, 'series.yaml')
    const yaml = readFileSync(file, 'utf8')
    writeFileSync(file, yaml.replace(/ {2}- 01-welcome.*\n/, '').replace(/03-lesson\.md.*/, '08-mine.md'))
    const { out, err } = await line.run('publish', series, '--list', 'Weekly tips')
    expect(err).toMatch(/Nothing was done/)
    expect(out).toContain('  new    “A note of my own”')
    expect(out).toContain('  gone   “Your 5-part series: everyday connection” (2 people had it)')
    expect(out).toContain('  gone   “Being known makes hard days lighter” (0 people had it)')
    expect(out).toMatch(/ {2}out {4}\d+ sentences of the article are in no email as they were/)
  })

  it('sends a test of every email to one mailbox, counted nowhere', async () => {
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    const test = await line.run('test', series, '--to', 'me@example.com', '--list', 'Weekly tips')
    expect(test.code).toBe(0)
    expect(test.out.match(/\[Test\]/g)).toHaveLength(7)
    expect((await line.run('deliveries')).out).toBe('There are none.')
  })

  it('schedules an issue, and one for now waits five minutes in which it can be cancelled', async () => {
    await makeTips(line)
    await importPeople()
    const letter = join(line.folder, 'letter.md')
    writeFileSync(
      letter,
      '# A short note on spring\n\nThe first crocus is out, {{ first_name }}. It came early this year.\n',
    )
    const dated = await line.run(
      'issue',
      letter,
      '--list',
      'Weekly tips',
      '--at',
      '2026-12-01T09:00',
      '--yes',
    )
    expect(dated).toMatchObject({ code: 0, err: '' })
    expect(dated.out).toContain('Tue 1 Dec 2026, 09:00 (Europe/Berlin)')
    expect(dated.out).toContain('Scheduled for 2 people')

    const now = await line.run('issue', letter, '--list', 'Weekly tips', '--at', 'now', '--yes')
    expect(now.out).toContain('It waits 5 minutes. To stop it: npx rivulet cancel 2')
    line.now += 4 * MINUTE
    expect((await line.run('work', '--until-drained')).out).toBe('Nothing is due.')
    expect((await line.run('cancel', '2')).out).toContain('Cancelled')
    line.now += 2 * MINUTE
    expect((await line.run('work', '--until-drained')).out).toBe('Nothing is due.')
    line.now = Date.parse('2026-12-01T08:00:00Z')
    expect((await line.run('work', '--until-drained')).out).toBe('2 submitted; nothing more is due.')
  })

  it('pauses, resumes and cancels by name', async () => {
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    await line.run('publish', series, '--list', 'Weekly tips', '--yes')
    expect((await line.run('pause', 'Everyday connection')).out).toContain(
      'Paused: “Everyday connection” (1).',
    )
    expect((await line.run('pause', '1')).out).toContain('Paused already')
    expect((await line.run('resume', 'Everyday connection')).out).toContain('Resumed')
    expect((await line.run('cancel', 'Everyday connection')).out).toContain('Cancelled')
    expect(await line.run('resume', '1')).toMatchObject({ code: 1 })
  })

  it('prints a draft as JSON in which every sentence has its place and every word its origin', async () => {
    const { out, code } = await line.run('draft', article, '--json')
    expect(code).toBe(0)
    const series: SeriesJson & { readonly article: object; readonly measures: object } = JSON.parse(out)
    expect(Object.keys(series)).toEqual(['article', 'sentences', 'emails', 'dropped', 'measures'])
    expect(series.article).toMatchObject({ language: 'en', format: 'text', url: null })
    expect(misplaced(series)).toEqual([])
    expect(lostContent(series)).toEqual([])
    const emails = series.emails.map((email) => ({ ...email, text: unwrapped(email.text) }))
    const frame = ['Hi Ana,', 'Your name', 'Missed one?']
    expect(inventedLines({ ...series, emails }, frame)).toEqual([])
  })

  it('prints JSON on every verb that prints data', async () => {
    await makeTips(line)
    for (const args of [['draft', article], ['list', 'show'], ['status'], ['deliveries']]) {
      const { out, code } = await line.run(...args, '--json')
      expect(code).toBe(0)
      expect(typeof JSON.parse(out)).toBe('object')
    }
  })
})
