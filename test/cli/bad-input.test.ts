import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

const article = join(import.meta.dirname, '..', '..', 'examples', 'sample-article.txt')

describe('bad input at the command line', () => {
  let line: CommandLine
  let series: string
  beforeEach(async () => {
    line = openCommandLine()
    series = join(line.folder, 'my-series')
  })
  afterEach(() => line.close())

  /** Expects one clear line on standard error, nothing on standard output, and exit code 1. */
  const refuses = async (args: readonly string[], message: RegExp) => {
    const ran = await line.run(...args)
    expect(ran.err).toMatch(message)
    expect(ran.err.split('\n')).toHaveLength(1)
    expect(ran.err.length).toBeLessThan(400)
    expect(ran.code).toBe(1)
  }
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(line.folder, name)
    writeFileSync(path, content)
    return path
  }
  const edit = (name: string, change: (text: string) => string) => {
    const path = join(series, name)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
  }
  const publish = ['publish', '--list', 'Weekly tips', '--yes']
  const nothingPublished = async () =>
    expect(JSON.parse((await line.run('status', '--json')).out).sequences).toEqual([])

  it('refuses articles that cannot be drafted, each with its reason', async () => {
    await refuses(['draft', write('empty.txt', '')], /empty/i)
    await refuses(['draft', write('blank.txt', ' \n\n')], /holds no words/)
    await refuses(
      [
        'draft',
        write(
          'binary.txt',
          new Uint8Array(600).map((_, at) => at * 37),
        ),
      ],
      /not.*text/i,
    )
    await refuses(
      ['draft', write('one.txt', 'Only one short paragraph stands here.')],
      /too short|too little|enough/i,
    )
    await refuses(['draft', join(line.folder, 'missing.txt')], /there is no such file/)
    await refuses(['draft', line.folder], /folder/)
    await refuses(['draft', write('page.html', '<p>Hello</p>')], /too short|too little|enough|no article/i)
    await refuses(['draft', write('article.pdf', '%PDF-1.7')], /PDF/)
    await refuses(['draft', 'https://example.com/article'], /nothing is fetched here/)
    const large = write('large.txt', '')
    truncateSync(large, 50 * 1_048_576)
    await refuses(['draft', large], /too large/)
  })

  it.skipIf(process.platform === 'win32')('refuses a pipe and a device at once', async () => {
    const pipe = join(line.folder, 'article.txt')
    execFileSync('mkfifo', [pipe])
    await refuses(['draft', pipe], /article\.txt: it is a pipe or a device/)
    await refuses(['draft', '/dev/zero'], /it is a pipe or a device/)
  })

  it('answers wrong usage with exit code 2', async () => {
    for (const args of [
      ['draft'],
      ['draft', article, '--bogus'],
      ['nonsense'],
      ['issue', article],
      ['deliveries', '--state', 'lost'],
      ['work', '--now', '2026-12-01T09:00:00Z'],
    ]) {
      const ran = await line.run(...args)
      expect(ran.code).toBe(2)
      expect(ran.err).not.toBe('')
    }
  })

  it('never writes over files that somebody may have edited', async () => {
    mkdirSync(series)
    write('my-series/notes.md', 'mine')
    await refuses(['draft', article, '--out', series], /not empty/)
    expect(readFileSync(join(series, 'notes.md'), 'utf8')).toBe('mine')
  })

  it('refuses lists with an invalid address, zone or name', async () => {
    await refuses(['list', 'create', 'x\r\nBcc: y'], /one line/)
    await refuses(['list', 'create', 'A', '--from', 'nonsense'], /not a valid email address/)
    await refuses(['list', 'create', 'A', '--from-name', 'Maya\r\nBcc: all@example.com'], /one line/)
    await refuses(['list', 'create', 'A', '--zone', 'Mars/Olympus'], /no time zone “Mars\/Olympus”/)
    await refuses(['list', 'set', 'Nope', '--zone', 'UTC'], /no list called “Nope”/)
    expect(JSON.parse((await line.run('list', 'show', '--json')).out)).toEqual([])
  })

  it('refuses to publish without what the law and the reader need', async () => {
    await line.run('draft', article, '--out', series)
    await refuses([...publish, series], /no list called/)
    await line.run('list', 'create', 'Weekly tips')
    await refuses([...publish, series], /no sender/)
    await line.run('list', 'set', 'Weekly tips', '--from', 'maya@example.com')
    await refuses([...publish, series], /no postal address/)
    await line.run('list', 'set', 'Weekly tips', '--postal-address', '1 Lane')
    await refuses([...publish, series], /asks the reader to reply.*no reply address/)
    await nothingPublished()
  })

  it('refuses a button without an address', async () => {
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    edit('02-lesson.md', (text) => text.replace(/^reply: .*$/m, 'button:\n  label: Read on\n  url: ""'))
    await refuses([...publish, series], /02-lesson\.md.*"url" is empty/)
    await nothingPublished()
  })

  it('names a merge field that does not exist, and shows an article’s own braces as they are', async () => {
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    edit('02-lesson.md', (text) =>
      text.replace('We often imagine', '{{ favourite_colour }}, we often imagine'),
    )
    await refuses(
      [...publish, series],
      /Email 2.*“favourite_colour”, which does not exist; there are first_name/,
    )
    await nothingPublished()

    const braces = write(
      'braces.md',
      readFileSync(article, 'utf8').replace(
        'We often imagine',
        '{{ site.title }} and {% raw %} we often imagine',
      ),
    )
    const other = join(line.folder, 'other')
    expect(await line.run('draft', braces, '--out', other)).toMatchObject({ code: 0 })
    expect(await line.run(...publish, other)).toMatchObject({ code: 0, err: '' })
  })

  it('names the file and the fault of a series that was broken by hand', async () => {
    await makeTips(line)
    const drafted = async () => {
      rmSync(series, { recursive: true, force: true })
      await line.run('draft', article, '--out', series)
    }
    await drafted()
    edit('series.yaml', (text) => text.replace('every: tuesday', 'every: thursdy'))
    await refuses([...publish, series], /series\.yaml.*thursdy/)
    await drafted()
    edit('series.yaml', (text) => text.replace('voice:', 'voice: [broken'))
    await refuses([...publish, series], /series\.yaml/)
    await drafted()
    edit('series.yaml', (text) => text.replace(/^name: .*$/m, 'name: "One\\nTwo"'))
    await refuses([...publish, series], /series\.yaml.*"name" should stand on one line/)
    await drafted()
    rmSync(join(series, '03-lesson.md'))
    await refuses([...publish, series], /03-lesson\.md/)
    await drafted()
    write('my-series/99-mine.md', '---\nsubject: Mine\n---\n\nHello.\n')
    await refuses([...publish, series], /99-mine\.md/)
    await drafted()
    rmSync(join(series, 'series.yaml'))
    await refuses([...publish, series], /series\.yaml/)
    await refuses([...publish, join(line.folder, 'nowhere')], /Cannot read the folder/)
    await nothingPublished()
  })

  it('refuses people files that cannot be read as such', async () => {
    await makeTips(line)
    const bring = (file: string) => ['subscribers', 'import', file, '--list', 'Weekly tips']
    await refuses(
      bring(write('a.csv', 'first,second\n1,2\n')),
      /one of them “email”: there is “first”, “second”\./,
    )
    await refuses(bring(write('b.csv', 'email\n"unclosed\n')), /well-formed CSV/)
    await refuses(bring(join(line.folder, 'none.csv')), /no such file/)
    await refuses(
      ['subscribers', 'import', write('c.csv', 'email\na@example.com\n'), '--list', 'Nope'],
      /no list called “Nope”/,
    )
  })

  it('changes nothing where a people file is broken at its end, in another encoding, or holds nobody', async () => {
    await makeTips(line)
    const rows = Array.from({ length: 500 }, (_, index) => `p${index}@example.com,Ana`).join('\n')
    const bring = (file: string) => [
      ...['subscribers', 'import', file],
      ...['--list', 'Weekly tips', '--consent', 'form'],
    ]
    await refuses(bring(write('quote.csv', `email,name\n${rows}\nx@example.com,"Ana\n`)), /well-formed CSV/)
    const latin = Buffer.from(`email,name\n${rows}\nx@example.com,Zo\u00eb\n`, 'latin1')
    await refuses(bring(write('latin.csv', latin)), /latin\.csv is not in UTF-8/)
    for (const empty of ['', '\ufeff', '\n\n', 'email,name\n']) {
      await refuses(bring(write('empty.csv', empty)), /holds no people/)
    }
    const good = await line.run(...bring(write('good.csv', `email,name\n${rows}\n`)))
    expect(good).toMatchObject({ code: 0, out: 'Confirmed 500 people.', err: '' })
  })

  it('says in one line that the database failed, or that something else did, and prints no stack', async () => {
    await makeTips(line)
    const database = new Database(join(line.folder, 'data', 'rivulet.db'))
    database.pragma('foreign_keys = off')
    database.exec('drop table deliveries')
    await refuses(['status'], /^rivulet: The database refused to go on \(SQLITE_ERROR: no such table/)
    database.exec("update lists set zone = 'Nowhere'")
    database.close()
    await refuses(
      [
        'issue',
        write('letter.md', '# Spring\n\nHello. It came early.\n'),
        '--list',
        'Weekly tips',
        '--at',
        'now',
      ],
      /^rivulet: Something went wrong that should not have: .*zone/i,
    )
  })

  it('refuses issues in the past, at no time, or without a list', async () => {
    await makeTips(line)
    const letter = write('letter.md', '# Spring\n\nThe first crocus is out. It came early.\n')
    const issue = (list: string, at: string) => ['issue', letter, '--list', list, '--at', at, '--yes']
    await refuses(issue('Weekly tips', '2026-11-29T09:00'), /has passed/)
    await refuses(issue('Weekly tips', 'soon'), /not a time/)
    await refuses(issue('Nope', 'now'), /no list called/)
    await refuses(['issue', write('empty.md', ''), '--list', 'Weekly tips', '--at', 'now'], /./)
    await nothingPublished()
  })

  it('lets no mail leave with links that are not safe, and says why', async () => {
    line.close()
    line = openCommandLine({ RESEND_API_KEY: 'k', PUBLIC_URL: 'http://mail.example.com' })
    series = join(line.folder, 'my-series')
    await makeTips(line)
    await line.run('draft', article, '--out', series)
    await refuses([...publish, series], /not https/)
    await refuses(['test', series, '--to', 'me@example.com', '--list', 'Weekly tips'], /not https/)
    await refuses(['work', '--until-drained'], /not https/)
  })

  it('says what is wrong with the settings and the data folder', async () => {
    line.close()
    line = openCommandLine({ PORT: 'x', MAIL_FROM: 'y' })
    await refuses(['status'], /PORT must be a number.*MAIL_FROM must be an email address/)
    line.close()
    line = openCommandLine({ DATABASE_URL: `file:${article}/below/rivulet.db` })
    await refuses(['status'], /Cannot open the database/)
  })
})
