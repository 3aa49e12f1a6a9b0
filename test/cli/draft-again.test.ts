import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'
import { sampleArticle } from '../support/drafted.ts'

let line: CommandLine
let article: string
let series: string
beforeEach(async () => {
  line = openCommandLine()
  article = join(line.folder, 'article.txt')
  series = join(line.folder, 'series')
  writeFileSync(article, readFileSync(sampleArticle))
  await line.run('draft', article, '--out', series)
})
afterEach(() => line.close())

const files = () => readdirSync(series).map((name) => [name, readFileSync(join(series, name), 'utf8')])

function change(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

describe('draft into a folder that holds the series already', () => {
  it('changes nothing where the article has not changed', async () => {
    const before = files()
    const { out, code } = await line.run('draft', article, '--out', series)
    expect(code).toBe(0)
    expect(out).toContain(`${series} holds this very article already: nothing in it has changed.`)
    expect(files()).toEqual(before)
  })

  it('follows the article, keeps the words of the marketer, and says what it did', async () => {
    change(join(series, '03-lesson.md'), '\nsubject: ', '\nsubject: Mine ')
    change(article, 'A sister sends a photo', 'An aunt sends a photo')
    const { out, code } = await line.run('draft', article, '--out', series)
    expect(code).toBe(0)
    expect(out).toMatch(/^\d emails? changed with the article, \d as before$/m)
    expect(out).toContain(`Written to ${series}; changes.md there says it all.`)
    expect(files().join()).toContain('An aunt sends a photo')
    expect(readFileSync(join(series, '03-lesson.md'), 'utf8')).toContain('subject: Mine ')
    expect(existsSync(join(series, 'changes.md'))).toBe(true)
  })

  it('takes another article only when told to', async () => {
    const paragraph = 'Bees dance to tell each other where flowers are, and they count up to four. '
    writeFileSync(article, `# Bees at work\n\n${`${paragraph.repeat(4)}\n\n`.repeat(6)}`)
    const before = files()
    const refused = await line.run('draft', article, '--out', series)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(/hardly anything in common .* --replace/)
    expect(files()).toEqual(before)
    expect(await line.run('draft', article, '--out', series, '--replace')).toMatchObject({ code: 0, err: '' })
    expect(files().join()).toContain('Bees dance')
    expect(files().join()).not.toContain('sends a photo')
  })

  it('takes out an untouched email whose section is gone, and asks to check one that was edited', async () => {
    const text = readFileSync(article, 'utf8')
    const start = text.indexOf('\nWhen Closeness Feels Complicated')
    writeFileSync(article, text.slice(0, start) + text.slice(text.indexOf('\nWhat Good Listeners')))
    const edited = join(line.folder, 'edited')
    cpSync(series, edited, { recursive: true })
    change(join(edited, '04-lesson.md'), '\nsubject: ', '\nsubject: Mine ')
    const { out } = await line.run('draft', article, '--out', series)
    expect(out).toContain('removed   04-lesson.md')
    expect(existsSync(join(series, '04-lesson.md'))).toBe(false)
    const kept = await line.run('draft', article, '--out', edited)
    expect(kept.out).toMatch(
      /To check:[\s\S]*4 {2}Source removed: its part of the article is gone; your words are/,
    )
    expect(existsSync(join(edited, '04-lesson.md'))).toBe(true)
  })

  it('divides nothing anew', async () => {
    const { code, err } = await line.run('draft', article, '--out', series, '--mode', 'digest')
    expect(code).toBe(1)
    expect(err).toMatch(/keeps its division into emails: leave out --mode and --max-emails/)
  })

  it('makes no database, and proposes a revision of an email that people have had', async () => {
    await line.run('draft', article, '--out', series)
    expect(existsSync(join(line.folder, 'data'))).toBe(false)
    await makeTips(line)
    writeFileSync(join(line.folder, 'people.csv'), 'email\nana@example.com\n')
    await line.run(
      'subscribers',
      'import',
      join(line.folder, 'people.csv'),
      '--list',
      'Weekly tips',
      '--consent',
      'form, May',
    )
    const published = await line.run('publish', series, '--list', 'Weekly tips', '--enrol-existing', '--yes')
    expect(published).toMatchObject({ code: 0, err: '' })
    await line.run('work', '--until-drained', '--now', '2026-12-01T10:00:00Z')
    change(article, 'Think back to the last time', 'Think of the last time')
    const { out } = await line.run('draft', article, '--out', series)
    expect(out).toMatch(/proposed {2}01-welcome\.proposed\.md: 01-welcome\.md stays as it is/)
    expect(readFileSync(join(series, '01-welcome.md'), 'utf8')).toContain('Think back to')
  })
})
