import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSeries } from '../../../src/ingest/series/read-series.ts'
import { writeSeries } from '../../../src/ingest/series/write-series.ts'
import { draftedSeries, sampleFiles } from '../../support/series-files.ts'

const plainWords = 'the quick people learn how to rest well and talk with a friend every day'.split(' ')
const hostileWords = [
  '*',
  '_',
  '**bold**',
  '_em_',
  '***x***',
  '# no',
  '1.',
  '[x]',
  '[a](https://example.com/a_(b))',
  '<b>',
  '<',
  '&amp;',
  '\\',
  '\\*',
  '`code`',
  '``',
  '~~no~~',
  '{{ x }}',
  '{{ a | c: "D. E" }}',
  '{% if %}',
  '{{< fig >}}',
  '|',
  '- ',
  '===',
  '![alt](x.png)',
  'https://example.com/x_y',
  'http://a.b/c*d*',
  'www.example.com',
  'a@example.com',
  '“so”',
  'Dr. No',
  'snake_case',
  '5*3',
  'a*b*c',
  ': yes',
  'this # that',
  '\u00a0',
  '\u200b',
  '日本語。',
  'שלום',
  '😀',
  '[^1]',
  '<!-- c -->',
  '<https://example.com>',
  '[*x*](https://example.com)',
  '*a***b**',
  '**a *b* c**',
  'x\\',
]
const structures = [
  '***',
  '---',
  '```js\nlet *a* = 1\n```',
  '| a | b |\n| - | - |\n| c \\| d | *e* |',
  '![alt](https://example.com/i.png)',
  '> quote\n> - a\n> - b',
  '- x\n\n* y',
  '- - a\n  - b',
  '- ![x](y.png) z',
  'a note[^1]\n\n[^1]: the note',
  '[r]: https://example.com\n\nsee [r] now',
  '* a\n\n  b\n\n  ```\n  c\n  ```',
  '- [x] done',
  'Title\n=====',
  '1. x\n\n   > y\n\n   1. z',
  '    code',
  '<div>\n\nwords here\n\n</div>',
]
const filler =
  'People who rest well tend to talk with their friends more often, and they say so when you ask them about it. '.repeat(
    4,
  )

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileWords) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
)
const paragraph = fc
  .array(fc.tuple(fc.array(word, { minLength: 2, maxLength: 14 }), fc.constantFrom('.', '?', '!', '')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((sentences) => sentences.map(([words, end]) => words.join(' ') + end).join(' '))
const list = fc
  .tuple(fc.constantFrom('- ', '1. ', '● ', '> ', '## '), fc.array(paragraph, { minLength: 1, maxLength: 3 }))
  .map(([marker, items]) => items.map((item) => marker + item).join('\n'))
const block = fc.oneof({ weight: 3, arbitrary: paragraph }, list, fc.constantFrom(...structures))
const article = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks) => ['A plain title for it', filler, ...blocks, filler, ''].join('\n\n'))

describe('files of a series', () => {
  it('give back exactly the series that was written, whatever the words of its article', () => {
    fc.assert(
      fc.property(article, fc.constantFrom('a.txt', 'a.md'), (text, fileName) => {
        const series = draftedSeries({ article: text, fileName })
        fc.pre(series !== null)
        const files = writeSeries(series)
        const read = readSeries(files)
        expect(read).toEqual({ kind: 'read', series })
        if (read.kind === 'read') expect([...writeSeries(read.series)]).toEqual([...files])
      }),
      { numRuns: 25 },
    )
  })

  it('mean the same once they were read and written again, whatever was typed into them', () => {
    const base = sampleFiles()
    const names = [...base.keys()].filter((name) => name.endsWith('.md'))
    const typed = fc.record({
      file: fc.constantFrom(...names),
      at: fc.nat(10_000),
      put: fc.oneof(word, fc.constantFrom(...structures.map((structure) => `\n\n${structure}\n\n`))),
      cut: fc.constantFrom(0, 0, 1, 40),
    })
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (edits) => {
        const files = new Map(base)
        for (const { file, at, put, cut } of edits) {
          const text = files.get(file) ?? ''
          const body = text.indexOf('\n---\n') + 5
          const place = body + (at % (text.length - body))
          files.set(file, text.slice(0, place) + put + text.slice(place + cut))
        }
        const read = readSeries(files)
        fc.pre(read.kind === 'read')
        expect(readSeries(writeSeries(read.series))).toEqual(read)
      }),
      { numRuns: 25 },
    )
  })

  it('never break the reader, whatever they hold', () => {
    const base = sampleFiles()
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.oneof(word, fc.constantFrom('\n', '---\n', '\nsubject: ', '\n  - ', ': ', '{', '[', '"')), {
          maxLength: 40,
        })
        .map((all) => all.join('')),
      fc.constantFrom(
        '['.repeat(20_000),
        '{a: '.repeat(5_000),
        '- '.repeat(3_000),
        `---\nsubject: x\n---\n\n${'> '.repeat(3_000)}x`,
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...base.keys()), text, fc.boolean(), (name, words, after) => {
        const files = new Map(base)
        files.set(name, after ? `${files.get(name)}${words}` : words)
        expect(['read', 'problem']).toContain(readSeries(files).kind)
      }),
      { numRuns: 30 },
    )
  })
})
