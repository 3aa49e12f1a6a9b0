import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import { readCopy } from '../../../src/ingest/read-article.ts'
import { type ReimportInput, reimportSeries } from '../../../src/ingest/series/reimport-series.ts'
import { sampleArticle } from '../../support/drafted.ts'
import {
  bodyText,
  draftedSeries,
  edit,
  emailIn,
  type Files,
  sampleFiles,
  seriesIn,
} from '../../support/series-files.ts'

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
})

describe('an email whose part of the article is gone', () => {
  const heading = 'When Closeness Feels Complicated'
  const next = 'What Good Listeners'
  const start = sample.indexOf(`\n${heading}`)
  const shorter = sample.slice(0, start) + sample.slice(sample.indexOf(`\n${next}`))
  const rules = (email: { readonly lint: readonly { readonly rule: string }[] }) =>
    email.lint.map(({ rule }) => rule)

  it('goes with its file where nothing in it is the marketer’s', () => {
    const files = sampleFiles()
    const { series, report, obsolete, after } = reimport(files, shorter)
    expect(series.draft.emails).toHaveLength(6)
    expect(obsolete).toEqual(['04-lesson.md'])
    expect(report).toMatchObject({ stale: [], gone: ['04-lesson.md'] })
    expect(after.get('series.yaml')).not.toContain('04-lesson.md')
    expect(after.get('changes.md')).toMatch(/## Removed\n\n- 04-lesson\.md: its part of the article is gone/)
    after.delete('04-lesson.md')
    expect(seriesIn(after)).toEqual(series)
  })

  it('leaves a list of emails to which the marketer added remarks', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'schedule:', '# Ask Ana before changing this.\nschedule:')
    const { after } = reimport(files, shorter)
    expect(after.get('series.yaml')).toContain('# Ask Ana before changing this.')
    expect(after.get('series.yaml')).not.toContain('04-lesson.md')
  })

  it('stays with all of its words where the marketer changed any, and is flagged', () => {
    const files = sampleFiles()
    edit(files, '04-lesson.md', /^subject: .*$/m, 'subject: A subject of mine')
    const { series, report, after } = reimport(files, shorter)
    expect(series.draft.emails).toHaveLength(7)
    expect(bodyText(emailIn(series, 4))).toBe(bodyText(emailIn(seriesIn(files), 4)))
    expect(report.gone).toEqual([])
    expect(report.stale).toMatchObject([
      { email: '04-lesson.md', what: 'email', newSource: '', yours: 'A subject of mine' },
    ])
    expect(after.get('changes.md')).toContain('its part of the article is gone; your words are kept')
    expect(rules(emailIn(series, 4))).toContain('source-removed')
    expect(emailIn(series, 4).opener).toBeNull()
    expect(seriesIn(after)).toEqual(series)
  })

  it('stays whole around a sentence of the marketer’s', () => {
    const files = sampleFiles()
    const was = bodyText(emailIn(seriesIn(files), 4))
    const line = was.split('\n').at(-1) ?? ''
    edit(files, '04-lesson.md', line, `${line} And this is mine.`)
    const { series, report } = reimport(files, shorter)
    expect(bodyText(emailIn(series, 4))).toBe(`${was} And this is mine.`)
    expect(report.stale).toMatchObject([{ what: 'email', yours: 'And this is mine.' }])
  })

  it.each(['locked', 'sent'])('stays as it is where it is %s', (how) => {
    const files = sampleFiles()
    if (how === 'locked') edit(files, '04-lesson.md', 'kind: lesson', 'kind: lesson\nlocked: true')
    const { id } = emailIn(seriesIn(files), 4)
    const { series, report, obsolete, after } = reimport(files, shorter, {
      sentEmails: new Set(how === 'sent' ? [id] : []),
    })
    expect(obsolete).toEqual([])
    expect(report).toMatchObject({ gone: [], proposed: [], stale: [{ what: 'email' }] })
    expect(after.get('04-lesson.md')).toBe(files.get('04-lesson.md'))
    expect(rules(emailIn(series, 4))).toContain('source-removed')
  })
})

describe('another article in place of the old one', () => {
  const flour = (number: number) =>
    `Das Mehl Nummer ${number} braucht Wasser, Salz, Zeit und einen warmen Ort, bevor es in den heißen Ofen kommt und zu Brot wird.`
  const german = `# Brot zu Hause backen\n\n${['Mehl', 'Wasser', 'Hefe', 'Ofen']
    .map(
      (word, index) =>
        `## Warum ${word} wichtig ist\n\n${[1, 2, 3, 4].map((part) => flour(index * 10 + part)).join('\n\n')}`,
    )
    .join('\n\n')}\n`
  const replaced = (files: Files, more: Partial<ReimportInput> = {}) => {
    const read = readCopy(Buffer.from(german), 'article.md')
    if (read.kind !== 'read') throw new Error(read.message)
    const done = reimport(files, german, { article: read.article, replace: true, ...more })
    for (const name of done.obsolete) done.after.delete(name)
    return done
  }

  it('is planned as it would be alone, under the key and the settings of the series', () => {
    const files = sampleFiles({ signer: 'Maya' })
    edit(files, 'series.yaml', 'every: tuesday', 'every: friday')
    const alone = draftedSeries({ article: german, fileName: 'article.md' })
    const { series, report, after } = replaced(files)
    expect(alone?.draft.article.language).toBe('de')
    expect(series.draft.division).toEqual(alone?.draft.division)
    expect(series.name).toBe(alone?.name)
    expect(series.draft.emails.map(({ subject }) => subject.text)).toEqual(
      alone?.draft.emails.map(({ subject }) => subject.text),
    )
    expect(series).toMatchObject({ key: 'sample', rhythm: { days: ['friday'] } })
    expect(series.draft.voice).toMatchObject({ signer: 'Maya', greeting: 'Hallo {{ first_name }},' })
    expect(series.draft.article.language).toBe('de')
    expect(report).toMatchObject({ afresh: true, stale: [], coverage: { violations: [] } })
    expect([...after.keys()].filter((name) => name.startsWith('01-'))).toEqual(['01-welcome.md'])
    expect(seriesIn(after)).toEqual(series)
  })

  it('keeps a name that the marketer chose, and remarks in series.yaml', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', /^name: .*$/m, 'name: Mine\n# Ask Ana.')
    const { series, after } = replaced(files)
    expect(series.name).toBe('Mine')
    expect(after.get('series.yaml')).toContain('# Ask Ana.')
    expect(seriesIn(after)).toEqual(series)
  })

  it('is followed by the old emails that the marketer changed, which are flagged', () => {
    const files = sampleFiles()
    edit(files, '01-welcome.md', /^preview: .*$/m, 'preview: A preview text of mine that says a little more.')
    edit(files, '03-lesson.md', /^subject: .*$/m, 'subject: A subject of mine')
    const { series, report, after } = replaced(files)
    const { emails } = series.draft
    const flagged = emails.filter(({ lint }) => lint.some(({ rule }) => rule === 'source-removed'))
    expect(flagged.map(({ kind }) => kind)).toEqual(['lesson', 'lesson'])
    expect(emails[0]?.subject.origin).not.toBe('own')
    const others = emails.filter((email) => !flagged.includes(email) && email.kind !== 'recap')
    expect(emails.slice(others.length, others.length + 2)).toEqual(flagged)
    expect(report.stale.map(({ email }) => email)).toEqual(['01-welcome.md', '03-lesson.md'])
    expect(seriesIn(after)).toEqual(series)
  })

  it('leaves an email alone that people have had', () => {
    const files = sampleFiles()
    const { id } = emailIn(seriesIn(files), 1)
    const { series, after } = replaced(files, { sentEmails: new Set([id]) })
    expect(after.get('01-welcome.md')).toBe(files.get('01-welcome.md'))
    expect(emailIn(series, 1).id).toBe(id)
    expect(seriesIn(after)).toEqual(series)
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
