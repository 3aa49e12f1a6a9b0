import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import { readCopy } from '../../../src/ingest/read-article.ts'
import { type ReimportInput, reimportSeries } from '../../../src/ingest/series/reimport-series.ts'
import { sampleArticle } from '../../support/drafted.ts'
import { bodyText, edit, emailIn, type Files, sampleFiles, seriesIn } from '../../support/series-files.ts'

const sample = readFileSync(sampleArticle, 'utf8')

/** The sample article with one place changed; the place must be there. */
function changed(...changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    const next = text.replace(from, () => to)
    if (next === text) throw new Error(`The article does not hold ${from}`)
    return next
  }, sample)
}

function articleOf(text: string) {
  const read = readCopy(Buffer.from(text), 'article.txt')
  if (read.kind !== 'read') throw new Error(read.message)
  return read.article
}

function reimport(files: Files, text: string, more: Partial<ReimportInput> = {}) {
  const result = reimportSeries({ files, article: articleOf(text), ...more })
  if (result.kind !== 'reimported') throw new Error(JSON.stringify(result))
  const after: Files = new Map([...files, ...result.files])
  return { ...result, after }
}

const sister = 'A sister sends a photo'

describe('a changed article', () => {
  it('with the same bytes changes nothing', () => {
    expect(reimportSeries({ files: sampleFiles(), article: articleOf(sample) })).toEqual({
      kind: 'unchanged',
    })
  })

  it('changes the one email that holds the changed words, and says so', () => {
    const files = sampleFiles()
    const { report, series, files: written } = reimport(files, changed([sister, 'A brother sends a photo']))
    expect(report.updated).toEqual(['02-lesson.md'])
    expect([...written.keys()].sort()).toEqual(['02-lesson.md', 'article.txt', 'changes.md', 'series.yaml'])
    expect(bodyText(emailIn(series, 2))).toContain('A brother sends a photo')
    expect(report.stale).toEqual([])
    expect(series.draft.dropped.filter(({ reason }) => reason === 'user')).toEqual([])
  })

  it('keeps the ids of emails, their files and the key of the series', () => {
    const files = sampleFiles()
    const before = seriesIn(files)
    const { series, after } = reimport(
      files,
      changed(['Small Moments', 'Little Moments'], [sister, 'A brother sends a photo']),
    )
    expect(series.key).toBe(before.key)
    expect(series.draft.emails.map(({ id }) => id)).toEqual(before.draft.emails.map(({ id }) => id))
    expect([...after.keys()].filter((name) => !files.has(name))).toEqual(['changes.md'])
  })

  it('puts a new paragraph beside its neighbours and reports it', () => {
    const files = sampleFiles()
    const added =
      'A neighbour of ours keeps a list of birthdays by the door. It has three names on it so far.'
    const line = sample.split('\n').find((one) => one.includes(sister)) ?? ''
    const { report, series } = reimport(files, changed([line, `${line}\n${added}`]))
    expect(bodyText(emailIn(series, 2))).toContain(added)
    expect(report.added).toEqual([{ email: '02-lesson.md', text: added }])
  })

  it('has a format and an address of its own, which the folder keeps', () => {
    const files = sampleFiles()
    const article = {
      ...articleOf(changed([sister, 'A brother sends a photo'])),
      url: 'https://example.com/new',
    }
    const { after } = reimport(files, sample, { article })
    expect(seriesIn(after).draft.article).toMatchObject({ url: 'https://example.com/new', format: 'text' })
  })

  it('is refused where it is another article, unless it is to replace the old one', () => {
    const other = `Bread at home\n${Array.from({ length: 12 }, (_, index) => `Flour number ${index} needs water, salt, time and a warm place to rise before it is baked in a hot oven.`).join('\n')}\n`
    const files = sampleFiles()
    const result = reimportSeries({ files, article: articleOf(other) })
    expect(result).toMatchObject({ kind: 'problem', message: expect.stringContaining('add --replace') })
    expect(reimportSeries({ files, article: articleOf(other), replace: true }).kind).toBe('reimported')
  })

  it('leaves a folder alone that cannot be read', () => {
    const files = sampleFiles()
    files.set('02-lesson.md', 'no settings')
    expect(reimportSeries({ files, article: articleOf(changed([sister, 'A brother sends'])) })).toMatchObject(
      {
        kind: 'problem',
        message: expect.stringContaining('02-lesson.md'),
      },
    )
  })
})

describe('what the marketer changed', () => {
  it('stays where the article changes elsewhere, and is not flagged', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', sister, 'My sister sends a photo')
    edit(files, '03-lesson.md', /^subject: .*$/m, 'subject: A subject of mine')
    const { series, report } = reimport(
      files,
      changed(['What Good Listeners Do Differently', 'What Good Listeners Do']),
    )
    expect(bodyText(emailIn(series, 2))).toContain('My sister sends a photo')
    expect(emailIn(series, 3).subject.text).toBe('A subject of mine')
    expect(report.stale).toEqual([])
  })

  it('stays where the article changes the same sentence, beside what it said and says', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', sister, 'My sister sends a photo')
    const { series, report, after } = reimport(files, changed([sister, 'An aunt sends a photo']))
    expect(bodyText(emailIn(series, 2))).toContain('My sister sends a photo')
    expect(bodyText(emailIn(series, 2))).not.toContain('An aunt')
    expect(report.stale).toEqual([
      {
        email: '02-lesson.md',
        what: 'sentence',
        oldSource: expect.stringContaining(sister),
        newSource: expect.stringContaining('An aunt sends a photo'),
        yours: expect.stringContaining('My sister sends a photo'),
      },
    ])
    expect(after.get('changes.md')).toContain('An aunt sends a photo')
    expect(report.coverage.violations).toEqual([])
    expect(series.draft.dropped.filter(({ reason }) => reason === 'user')).toEqual([])
  })

  it('is flagged once: the next import of the article flags only what is new', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', sister, 'My sister sends a photo')
    const { after } = reimport(files, changed([sister, 'An aunt sends a photo']))
    const again = reimport(
      after,
      changed([sister, 'An aunt sends a photo'], ['A neighbour waves', 'A friend waves']),
    )
    expect(again.report.stale).toEqual([])
    expect(bodyText(emailIn(again.series, 2))).toContain('My sister sends a photo')
  })

  it('is flagged where it stands for words that the article no longer has', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', sister, 'My sister sends a photo')
    const sentence = /A sister sends a photo[^.]*\. /
    const { series, report } = reimport(files, changed([sentence, '']))
    expect(report.stale).toMatchObject([{ what: 'sentence', newSource: '' }])
    expect(bodyText(emailIn(series, 2))).toContain('My sister sends a photo')
  })

  it('keeps a subject whose heading changed, and says that it did', () => {
    const files = sampleFiles()
    edit(files, '05-lesson.md', /^subject: .*$/m, 'subject: Listening is a skill')
    const heading = 'What Good Listeners Do Differently'
    const { series, report } = reimport(files, changed([heading, 'What Patient Listeners Do Otherwise']))
    expect(emailIn(series, 5).subject.text).toBe('Listening is a skill')
    expect(report.stale).toMatchObject([{ email: '05-lesson.md', what: 'subject', oldSource: heading }])
  })

  it('leaves out what was left out, also where the article says it otherwise now', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', /A sister sends a photo[^.]*\. /, '')
    const { series, report } = reimport(files, changed([sister, 'An aunt sends a photo']))
    expect(bodyText(emailIn(series, 2))).not.toContain('sends a photo')
    expect(report.stale).toMatchObject([{ what: 'removal', yours: '' }])
    expect(report.coverage.violations).toEqual([])
  })

  it('keeps paragraphs of its own beside their neighbours', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', /\n\n(?=[^\n]*A sister)/, '\n\nA paragraph of mine.\n\n')
    const { series } = reimport(files, changed([sister, 'An aunt sends a photo']))
    const words = emailIn(series, 2).body.map((block) =>
      blockSentences(block)
        .map(({ text }) => text)
        .join(' '),
    )
    const own = words.indexOf('A paragraph of mine.')
    expect(words[own + 1]).toContain('An aunt sends a photo')
  })

  it('puts a new sentence into a paragraph of which another sentence was changed', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'A neighbour waves', 'My neighbour waves')
    const { series, report } = reimport(files, changed([sister, 'It was raining. A sister sends a photo']))
    expect(bodyText(emailIn(series, 2))).toMatch(/My neighbour waves[^.]*\. It was raining\. A sister/)
    expect(report.stale).toEqual([])
    expect(report.coverage.violations).toEqual([])
  })

  it('keeps an email whose words are all gone from the article, and says so', () => {
    const files = sampleFiles()
    const lines = sample.split('\n')
    const from = lines.findIndex((line) => line.startsWith('When Closeness Feels Complicated'))
    const to = lines.findIndex((line, index) => index > from && line.startsWith('What Good Listeners'))
    const kept = [...lines.slice(0, from), ...lines.slice(to)].join('\n')
    const { series, report } = reimport(files, kept)
    expect(series.draft.emails).toHaveLength(7)
    expect(report.stale).toMatchObject([{ email: '04-lesson.md', what: 'email', newSource: '' }])
    expect(bodyText(emailIn(series, 4))).toBe(bodyText(emailIn(seriesIn(files), 4)))
  })
})

describe('an email that is not to be changed', () => {
  it('stays as it is where it is locked, and a revision is proposed beside it', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'kind: lesson', 'kind: lesson\nlocked: true')
    const { after, report, files: written } = reimport(files, changed([sister, 'An aunt sends a photo']))
    expect(written.has('02-lesson.md')).toBe(false)
    expect(report.proposed).toEqual([{ email: '02-lesson.md', file: '02-lesson.proposed.md' }])
    expect(after.get('02-lesson.proposed.md')).toContain('An aunt sends a photo')
    const series = seriesIn(after)
    expect(bodyText(emailIn(series, 2))).toContain(sister)
    expect(report.coverage.violations).toEqual([])
  })

  it('is taken by putting the proposal in its place', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'kind: lesson', 'kind: lesson\nlocked: true')
    const { after } = reimport(files, changed([sister, 'An aunt sends a photo']))
    after.set('02-lesson.md', after.get('02-lesson.proposed.md') ?? '')
    after.delete('02-lesson.proposed.md')
    expect(bodyText(emailIn(seriesIn(after), 2))).toContain('An aunt sends a photo')
  })

  it('stays as it is where people have had it', () => {
    const files = sampleFiles()
    const sentEmails = new Set([emailIn(seriesIn(files), 2).id])
    const { report, files: written } = reimport(files, changed([sister, 'An aunt sends a photo']), {
      sentEmails,
    })
    expect(written.has('02-lesson.md')).toBe(false)
    expect(report.proposed).toHaveLength(1)
  })

  it('has no proposal where the article says nothing else in it', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', 'kind: lesson', 'kind: lesson\nlocked: true')
    expect(reimport(files, changed([sister, 'An aunt sends a photo'])).report.proposed).toEqual([])
  })
})

describe('series.yaml', () => {
  it('keeps the remarks that the marketer wrote into it', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'schedule:', '# Ask Ana before changing this.\nschedule:')
    edit(files, 'series.yaml', 'every: tuesday', 'every: friday')
    const { after } = reimport(files, changed([sister, 'An aunt sends a photo']))
    expect(after.get('series.yaml')).toContain('# Ask Ana before changing this.')
    expect(seriesIn(after).rhythm).toMatchObject({ days: ['friday'] })
  })
})
