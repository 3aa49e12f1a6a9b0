import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import type { Draft, Voice } from '../../../src/core/draft/draft.ts'
import { measureCoverage } from '../../../src/core/draft/measures/coverage.ts'
import { writeSeries } from '../../../src/ingest/series/write-series.ts'
import { sampleArticle } from '../../support/drafted.ts'
import {
  bodyText,
  draftedSeries,
  edit,
  emailIn,
  type Files,
  sampleFiles,
  sampleSeries,
  seriesIn,
} from '../../support/series-files.ts'

const voices: readonly Partial<Voice>[] = [
  {},
  { signer: 'Maya, Willow Lane', ps: 'Bring a friend.', greeting: 'Dear {{ name }},' },
  { link: { label: 'Read the article', url: 'https://example.com/article' } },
  { offerUrl: 'https://example.com/book' },
  {
    link: { label: 'Read on', url: 'https://example.com/?n={{ first_name }}' },
    offerUrl: 'mailto:maya@example.com',
  },
]

describe('a series as files', () => {
  it.each(voices)('is read back exactly as it was written, with the voice %o', (voice) => {
    const series = sampleSeries(voice)
    const files = writeSeries(series)
    const read = seriesIn(new Map(files))
    expect(read).toEqual(series)
    expect([...writeSeries(read)]).toEqual([...files])
  })

  it('keeps the list, an unusual rhythm and the address of the article', () => {
    const { draft, ...rest } = sampleSeries()
    const article = { ...draft.article, url: 'https://example.com/article', sha256: 'ab'.repeat(32) }
    const read = seriesIn(
      new Map(
        writeSeries({
          ...rest,
          list: 'Weekly: tips',
          rhythm: { kind: 'every', days: 3, time: '17:05', firstAfterDays: 1 },
          draft: { ...draft, article },
        }),
      ),
    )
    expect(read.list).toBe('Weekly: tips')
    expect(read.rhythm).toEqual({ kind: 'every', days: 3, time: '17:05', firstAfterDays: 1 })
    expect(read.draft.article).toEqual(article)
  })

  it('does not mind line ends and byte order marks of another system', () => {
    const files = sampleFiles()
    const foreign = new Map(
      [...files].map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    )
    expect(seriesIn(foreign)).toEqual(seriesIn(files))
  })
})

function ownSentences({ emails }: Draft) {
  return emails.flatMap(({ body }) => body.flatMap(blockSentences)).filter(({ origin }) => origin === 'own')
}

describe('an edited word', () => {
  it('makes its sentence the marketer’s own and leaves the others to the article', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'A sister sends a photo', 'A brother sends a photo')
    const before = emailIn(sampleSeries(), 2)
    const after = emailIn(seriesIn(files), 2)
    const origins = after.body.flatMap(blockSentences).map(({ origin }) => origin)
    expect(origins.filter((origin) => origin === 'own')).toHaveLength(1)
    expect(origins.filter((origin) => origin === 'source')).toHaveLength(6)
    expect(after.body.map(({ id }) => id)).toEqual(before.body.map(({ id }) => id))
    expect(after.body[1]).toEqual(before.body[1])
  })

  it('stands for the sentence that it replaces, which is not left out', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'A sister sends a photo', 'A brother sends a photo')
    const drafted = sampleSeries().draft.emails.flatMap(({ body }) => body.flatMap(blockSentences))
    const id = drafted.find(({ text }) => text.startsWith('A sister'))?.id
    const { draft } = seriesIn(files)
    expect(ownSentences(draft).map(({ replaces }) => replaces)).toEqual([[id]])
    expect(draft.dropped.filter(({ reason }) => reason === 'user')).toEqual([])
    expect(measureCoverage(draft).violations).toEqual([])
  })

  it('may stand for two sentences that were made into one', () => {
    const files = sampleFiles()
    const two = 'A neighbour waves from across the street. A sister sends a photo'
    edit(files, '02-lesson.md', two, 'A neighbour waves from across the street, and a sister sends a photo')
    expect(ownSentences(seriesIn(files).draft).map(({ replaces }) => replaces?.length)).toEqual([2])
  })

  it('leaves a sentence that was taken out as one that the marketer left out', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', /A sister sends a photo[^.]*\. /, '')
    expect(seriesIn(files).draft.dropped.filter(({ reason }) => reason === 'user')).toHaveLength(1)
  })

  it('may make one of the alternatives of a slot, which keeps its rule and its places', () => {
    const [other] = emailIn(sampleSeries(), 3).subject.alternatives
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^subject: .*$/m, `subject: ${other?.text}`)
    const { text, rule, origin, from } = emailIn(seriesIn(files), 3).subject
    expect({ text, rule, origin, from }).toEqual(other)
  })

  it('may make words of the article, which keep their place', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^tip: .*$/m, 'tip: Worry grows in the dark.')
    const { tip } = emailIn(seriesIn(files), 3)
    expect(tip).toMatchObject({ rule: 'quoted', origin: 'source', from: [{ start: 0, end: 24 }] })
  })

  it('may hold a merge field, even one with a full stop inside', () => {
    const files = sampleFiles()
    edit(
      files,
      '02-lesson.md',
      'A neighbour waves',
      'Hello {{ first_name | default: "Dr. Who" }}, a neighbour waves',
    )
    const [, , third] = emailIn(seriesIn(files), 2).body.flatMap(blockSentences)
    expect(third).toMatchObject({
      text: 'Hello {{ first_name | default: "Dr. Who" }}, a neighbour waves from across the street.',
      origin: 'own',
    })
  })

  it('keeps its place in the article when only its style changes', () => {
    const files = sampleFiles()
    edit(files, '02-lesson.md', 'far simpler', '**far simpler**')
    const before = emailIn(sampleSeries(), 2).body.flatMap(blockSentences)[1]
    const after = emailIn(seriesIn(files), 2).body.flatMap(blockSentences)[1]
    expect(after).toMatchObject({ id: before?.id, span: before?.span, origin: 'source', text: before?.text })
    expect(after?.inlines).toContainEqual({ text: 'far simpler', marks: ['strong'] })
  })

  it('makes a slot the marketer’s own and leaves the other slots their rules', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^preview: .*$/m, 'preview: Hello {{ first_name }}')
    const before = emailIn(sampleSeries(), 3)
    const after = emailIn(seriesIn(files), 3)
    expect(after.preview).toEqual({
      text: 'Hello {{ first_name }}',
      rule: 'own',
      origin: 'own',
      from: [],
      alternatives: [],
    })
    expect(after.subject).toEqual(before.subject)
    expect(after.tip).toEqual(before.tip)
    expect(after.cta).toEqual(before.cta)
  })

  it('is judged like a drafted one', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^subject: .*$/m, 'subject: What good listeners do differently')
    expect(emailIn(seriesIn(files), 3).lint).toContainEqual(
      expect.objectContaining({ rule: 'subject-repeated' }),
    )
  })
})

describe('what is taken out, put in and moved', () => {
  const take = (files: Files, name: string): void => {
    files.delete(name)
    edit(files, 'series.yaml', new RegExp(`^ {2}- ${name}.*\\n`, 'm'), '')
  }

  it('moves a paragraph to another email with its source', () => {
    const files = sampleFiles()
    const moved =
      '\nNone of this takes training, only patience and the willingness to let a silence be. The reward runs in both directions: people who listen well are soon trusted with what matters.\n'
    edit(files, '05-lesson.md', moved, '')
    edit(files, '03-lesson.md', /$/, moved)
    const block = emailIn(sampleSeries(), 5).body.at(-1)
    const series = seriesIn(files)
    expect(emailIn(series, 3).body.at(-1)).toEqual(block)
    expect(series.draft.dropped).toEqual(sampleSeries().draft.dropped)
  })

  it('removes an email, counts the parts anew and no longer announces it', () => {
    const files = sampleFiles()
    take(files, '04-lesson.md')
    const series = seriesIn(files)
    expect(series.draft.emails.map(({ kind }) => kind)).toEqual([
      'welcome',
      ...Array(4).fill('lesson'),
      'recap',
    ])
    expect(emailIn(series, 1)).toMatchObject({
      subject: { text: 'Your 4-part series: everyday connection', rule: 'welcome-subject' },
      opener: { text: 'Welcome to a series of four lessons on everyday connection.' },
    })
    expect(bodyText(emailIn(series, 1))).not.toContain('When closeness feels complicated')
    expect(emailIn(series, 3).opener?.text).toBe('Part 2 of 4 on everyday connection.')
    expect(emailIn(series, 3).ps?.text).toContain('Next: What good listeners do differently')
    expect(emailIn(series, 6).links).toHaveLength(4)
    expect(series.draft.dropped.filter(({ reason }) => reason === 'user')).toHaveLength(7)
  })

  it('adds an email of the marketer’s own, which takes its file’s name for its id', () => {
    const files = sampleFiles()
    files.set(
      'a-story.md',
      '---\nsubject: A story\n---\n\nOnce, {{ first_name }}, there was a kettle. It sang.\n',
    )
    edit(files, 'series.yaml', '  - 04-lesson.md', '  - a-story.md\n  - 04-lesson.md')
    const series = seriesIn(files)
    expect(emailIn(series, 4)).toMatchObject({
      id: 'a-story',
      kind: 'lesson',
      day: 16,
      subject: { text: 'A story', origin: 'own' },
      preview: { text: 'Once, {{ first_name }}, there was a kettle.', origin: 'own' },
      greeting: { text: 'Hi {{ first_name }},' },
      opener: null,
      cta: { kind: 'none', label: null, url: null },
    })
    expect(emailIn(series, 3).ps?.text).toContain('Next: A story')
    expect(emailIn(series, 5).opener?.text).toBe('Part 4 of 6 on everyday connection.')
    expect(bodyText(emailIn(series, 1))).toContain('A story')
  })

  it('reorders emails: parts, announcements and days follow, bodies go along', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', /( {2}- 03-lesson.*\n)( {2}- 04-lesson.*\n)/, '')
    edit(files, 'series.yaml', /(?<= {2}- 02-lesson.*\n)/, '  - 04-lesson.md\n  - 03-lesson.md\n')
    const before = sampleSeries()
    const series = seriesIn(files)
    expect(series.draft.emails.map(({ id }) => id)).toEqual(
      [1, 2, 4, 3, 5, 6, 7].map((place) => emailIn(before, place).id),
    )
    expect(emailIn(series, 3).body).toEqual(emailIn(before, 4).body)
    expect(emailIn(series, 3).opener?.text).toBe('Part 2 of 5 on everyday connection.')
    expect(emailIn(series, 4).opener?.text).toBe('Part 3 of 5 on everyday connection.')
    expect(emailIn(series, 2).ps?.text).toContain('Next: When closeness feels complicated')
    expect(series.draft.emails.map(({ day }) => day)).toEqual([0, 2, 9, 16, 23, 30, 37])
  })

  it('announces a lesson by the subject that it has now, merge fields included', () => {
    const files = sampleFiles()
    edit(files, '04-lesson.md', /^subject: .*$/m, 'subject: "{{ first_name }}, when it is hard"')
    const series = seriesIn(files)
    expect(emailIn(series, 3).ps).toMatchObject({
      text: 'P.S. Next: {{ first_name }}, when it is hard',
      rule: 'ps-next',
      origin: 'own',
    })
    const coming = emailIn(series, 1).body.at(-1)
    expect(coming && blockSentences(coming)[2]).toMatchObject({
      text: '{{ first_name }}, when it is hard',
      origin: 'own',
    })
    expect(emailIn(series, 7).links[2]?.label).toBe('when it is hard')
  })

  it('keeps announcements that were changed by hand', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^ps: .*$/m, 'ps: See you soon.')
    take(files, '04-lesson.md')
    expect(emailIn(seriesIn(files), 3).ps).toMatchObject({ text: 'See you soon.', origin: 'own' })
  })

  it('makes the same series of the files that it writes after any of this', () => {
    const files = sampleFiles()
    take(files, '03-lesson.md')
    files.set('own.md', '---\nsubject: Own\npreview: ""\nps: ""\n---\n\n> A *quote*\n\n1. one\n2. two\n')
    edit(files, 'series.yaml', '  - 05-lesson.md', '  - own.md\n  - 05-lesson.md')
    edit(files, '02-lesson.md', 'A sister', 'A brother')
    const series = seriesIn(files)
    expect(seriesIn(new Map(writeSeries(series)))).toEqual(series)
  })
})

describe('a locked email', () => {
  it('says what its file says, also where its words would follow the series', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', 'kind: lesson', 'kind: lesson\nlocked: true')
    edit(files, '04-lesson.md', /^subject: .*$/m, 'subject: A subject of mine')
    const series = seriesIn(files)
    expect(emailIn(series, 3)).toMatchObject({ locked: true, ps: emailIn(sampleSeries(), 3).ps })
    expect(seriesIn(new Map(writeSeries(series)))).toEqual(series)
  })
})

describe('how the article was divided', () => {
  it('stands in series.yaml, and a folder that does not say it is divided anew', () => {
    const files = sampleFiles()
    const series = seriesIn(files)
    edit(files, 'series.yaml', /^ {2}# How it was divided[\s\S]*$/m, '')
    edit(files, 'series.yaml', /^ {2}(?:format|language): .*\n/gm, '')
    expect(seriesIn(files)).toEqual(series)
  })

  it('keeps what a digest leaves out', () => {
    const article = readFileSync(sampleArticle, 'utf8')
    const series = draftedSeries({ article, mode: 'digest', maxEmails: 4 })
    if (!series) throw new Error('The sample article makes no digest.')
    expect(series.draft.division.leftOut.length).toBeGreaterThan(0)
    expect(seriesIn(new Map(writeSeries(series)))).toEqual(series)
  })

  it('wins over what the rules would divide', () => {
    const files = sampleFiles()
    const lesson = emailIn(seriesIn(files), 3)
    const start = lesson.body[1]?.id ?? ''
    edit(files, 'series.yaml', new RegExp(`- ${lesson.id} .*`), `- ${lesson.id} ${start}`)
    const again = seriesIn(files).draft.division.emails.find(({ id }) => id === lesson.id)
    expect(again?.first).toBe(start)
  })
})

describe('a changed schedule', () => {
  it.each([
    ['every: [tuesday, friday]', [0, 2, 5, 9, 12, 16, 19]],
    ['every: tuesday and friday', [0, 2, 5, 9, 12, 16, 19]],
    ['every: day', [0, 2, 3, 4, 5, 6, 7]],
    ['every: 3 days', [0, 2, 5, 8, 11, 14, 17]],
  ])('is followed: %s', (every, days) => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'every: tuesday', every)
    expect(seriesIn(files).draft.emails.map(({ day }) => day)).toEqual(days)
  })

  it('takes the time and the wait as people write them', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'at: "09:00"', 'at: 5 pm')
    edit(files, 'series.yaml', 'first_lesson_after: 2 days', 'first_lesson_after: 1 week')
    expect(seriesIn(files).rhythm).toEqual({
      kind: 'weekdays',
      days: ['tuesday'],
      time: '17:00',
      firstAfterDays: 7,
    })
  })
})

describe('a changed voice', () => {
  it('signs and greets in every email that says nothing else', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'signer:', 'signer: Maya')
    edit(files, 'series.yaml', 'greeting: Hi {{ first_name }},', 'greeting: Dear {{ name }},')
    edit(files, '03-lesson.md', 'kind: lesson', 'kind: lesson\nsignoff: Ben\ngreeting: ""')
    const { emails } = seriesIn(files).draft
    expect(emails.map(({ signoff }) => signoff?.text)).toEqual([
      'Maya',
      'Maya',
      'Ben',
      ...Array(4).fill('Maya'),
    ])
    expect(emails.map(({ greeting }) => greeting?.text ?? null)).toEqual([
      'Dear {{ name }},',
      'Dear {{ name }},',
      null,
      ...Array(4).fill('Dear {{ name }},'),
    ])
  })

  it('puts its button where a drafted prompt stood, and leaves prompts that were changed', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', /label:\n {4}url:/, 'label: Read the article\n    url: https://example.com/a')
    edit(files, '03-lesson.md', /^reply: .*$/m, 'reply: Tell me about your kettle.')
    const { emails } = seriesIn(files).draft
    expect(emails.map(({ cta }) => cta.kind)).toEqual([
      'link',
      'link',
      'reply',
      'link',
      'link',
      'link',
      'link',
    ])
    expect(emails[1]?.cta).toMatchObject({
      label: { text: 'Read the article' },
      url: 'https://example.com/a',
    })
  })

  it('leads the offer of the last email where it says', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'offer_url:', 'offer_url: https://example.com/book')
    expect(emailIn(seriesIn(files), 7).cta).toMatchObject({
      kind: 'link',
      label: { text: 'Contact us today', origin: 'source' },
      url: 'https://example.com/book',
    })
  })

  it('puts the standing P.S. where the drafted ones stood', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', '  ps:', '  ps: Bring a friend.')
    edit(files, '03-lesson.md', /^ps: .*$/m, 'ps: ""')
    expect(seriesIn(files).draft.emails.map(({ ps }) => ps?.text ?? null)).toEqual([
      'Bring a friend.',
      'Bring a friend.',
      null,
      ...Array(4).fill('Bring a friend.'),
    ])
  })

  it('asks for nothing where the line that asks was removed', () => {
    const files = sampleFiles()
    edit(files, '03-lesson.md', /^reply: .*\n/m, '')
    edit(files, '04-lesson.md', /^reply: .*$/m, 'button: {label: Go, url: "https://example.com"}')
    const { emails } = seriesIn(files).draft
    expect(emails[2]?.cta.kind).toBe('none')
    expect(emails[3]?.cta).toMatchObject({ kind: 'link', label: { text: 'Go' }, url: 'https://example.com' })
  })
})
