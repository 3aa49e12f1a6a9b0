import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, openCommandLine } from '../support/command-line.ts'
import { sampleArticle } from '../support/drafted.ts'

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

const inFolder = (name: string) => join(line.folder, name)

/** An article of four sections, far longer than a series of eight lessons holds as a whole. */
function longArticle(): string {
  const sentence = (topic: string, number: number) =>
    `Sentence ${number} about ${topic} tells how people keep their gardens alive through a long dry summer.`
  const section = (topic: string) =>
    [
      `## ${topic}`,
      ...Array.from({ length: 8 }, (_, block) =>
        Array.from({ length: 5 }, (_, at) => sentence(topic.toLowerCase(), block * 5 + at)).join(' '),
      ),
    ].join('\n\n')
  return `# Gardens in dry summers\n\n${['Water', 'Shade', 'Soil', 'Seeds'].map(section).join('\n\n')}\n`
}

describe('draft on a terminal', () => {
  it('says what was read, what each mode gives, what to look at and what was left out, within 80 columns', async () => {
    line.width = 80
    const { out, code } = await line.run('draft', sampleArticle)
    line.width = undefined
    expect(code).toBe(0)
    const rows = out.split('\n')
    expect(rows[0]).toBe('“Everyday connection”')
    expect(rows[1]).toBe('English, plain text')
    expect(out).toMatch(/^Full: 7 emails/m)
    expect(out).toMatch(/^ {3}kind {5}day {6}words {2}subject$/m)
    expect(out).toMatch(/^1 {2}welcome {2}at once {5}\d\d {2}Your 5-part series: everyday connection$/m)
    expect(out).toMatch(/^To check:\n {2}7 {2}The promotion has no address/m)
    expect(out).toMatch(/^In no email: 1 title, 5 headings, 1 generic heading$/m)
    expect(out).toMatch(/^Advice: {6}\d suggestions?, in --html FILE or --json$/m)
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(80)
  })

  it('breaks no line where nobody watches', async () => {
    const { out } = await line.run('draft', sampleArticle)
    expect(out).toContain(
      'Nothing is kept: --html FILE shows it all, --out FOLDER makes files to edit and publish.',
    )
  })

  it('drafts the mode that is asked for, within the emails that are allowed', async () => {
    writeFileSync(inFolder('long.md'), longArticle())
    const drafted = async (...options: string[]) => {
      const { out, err } = await line.run('draft', inFolder('long.md'), '--json', ...options)
      expect(err).toBe('')
      return JSON.parse(out) as { emails: { words: number }[]; dropped: { reason: string }[] }
    }
    const lost = ({ dropped }: { dropped: { reason: string }[] }) =>
      dropped.filter(({ reason }) => reason === 'budget').length
    const full = await drafted('--mode', 'full')
    const digest = await drafted('--mode', 'digest')
    const short = await drafted('--max-emails', '5')
    expect(lost(full)).toBe(0)
    expect(lost(digest)).toBeGreaterThan(0)
    expect(digest.emails.length).toBeLessThan(full.emails.length)
    expect(short.emails.length).toBeLessThanOrEqual(5)
    const { out } = await line.run('draft', inFolder('long.md'))
    expect(out).toMatch(
      /^Full: \d+ emails; digest: 8 lessons with \d\d % of the text; the rest is listed\nThis is the digest; --mode full gives the other\.$/m,
    )
  })

  it('lists twelve findings, and counts the others', async () => {
    const claims = Array.from(
      { length: 40 },
      (_, index) =>
        `Research shows that ${index + 3}0 percent of gardens need more water than they get today.`,
    )
    const text = `# Water for gardens\n\n${claims.join('\n\n')}\n`
    writeFileSync(inFolder('claims.md'), text)
    const { out } = await line.run('draft', inFolder('claims.md'))
    const [, findings = ''] = /^To check:\n((?: {2}.+\n)+)/m.exec(out) ?? []
    expect(findings.match(/^ {2,3}\d+ {2}/gm)).toHaveLength(12)
    expect(findings).toMatch(/^ {2}and \d+ more to check: see --html FILE$/m)
  })
})

describe('draft --language', () => {
  it('sets the language of the article', async () => {
    const { out } = await line.run('draft', sampleArticle, '--language', 'de', '--json')
    expect(JSON.parse(out)).toMatchObject({ article: { language: 'de' } })
  })
})

describe('draft --html', () => {
  it('writes the review page as one file, replacing one of that name, and says so', async () => {
    const file = inFolder('review.html')
    writeFileSync(file, 'old')
    const { out, code } = await line.run('draft', sampleArticle, '--html', file)
    expect(code).toBe(0)
    expect(out).toContain(`The review page is ${file}: open it in a browser.`)
    const page = readFileSync(file, 'utf8')
    expect(page).toMatch(/^<!doctype html>.*Everyday connection.*<\/html>$/s)
    expect(page).not.toMatch(/(?:src|href)="(?!#|data:)/)
    expect(readdirSync(line.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('prints nothing but the data with --json', async () => {
    const { out } = await line.run('draft', sampleArticle, '--json', '--html', inFolder('json.html'))
    expect(JSON.parse(out)).toHaveProperty('emails')
    expect(existsSync(inFolder('json.html'))).toBe(true)
  })

  it('never takes the place of the article, and leaves nothing behind where it cannot be written', async () => {
    const article = inFolder('article.txt')
    writeFileSync(article, readFileSync(sampleArticle))
    const over = await line.run('draft', article, '--html', article)
    expect(over).toMatchObject({ code: 1, out: '' })
    expect(over.err).toMatch(/article\.txt is the article itself: name another file/)
    const missing = await line.run('draft', article, '--html', inFolder('no/such/review.html'))
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toMatch(/Cannot write .*review\.html: there is no such file or folder\.$/)
    mkdirSync(inFolder('folder.html'))
    expect((await line.run('draft', article, '--html', inFolder('folder.html'))).err).toMatch(
      /it is a folder/,
    )
    expect(readdirSync(line.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('what cannot be meant', () => {
  it.each([
    [['--mode', 'half'], /--mode <mode> cannot be “half”\. Allowed choices are full, digest/],
    [['--max-emails', '2'], /Give a whole number from 3/],
    [['--max-emails', 'many'], /Give a whole number from 3/],
    [['--max-emails', '3.5'], /Give a whole number from 3/],
    [['--language', 'not a tag'], /Give a language tag such as en/],
  ])('%j is wrong usage', async (options, why) => {
    const { code, err, out } = await line.run('draft', sampleArticle, ...options)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(why)
  })
})
