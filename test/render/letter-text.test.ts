import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '../../src/core/article/document.ts'
import { compileLetter } from '../../src/render/compile-letter.tsx'
import { letterHtml } from '../../src/render/letter-html.ts'
import { letterText } from '../../src/render/letter-text.ts'
import { visibleText } from '../support/mail-words.ts'
import {
  everyBlock,
  letter,
  list,
  own,
  ownParagraph,
  paragraph,
  phrase,
  run,
  sentence,
} from '../support/sample-letters.ts'

const FOOTER = [
  '-- ',
  'Your list',
  'You get this because you signed up at example.com on 6 January 2026.',
  'Your postal address',
  '',
  'Unsubscribe: https://example.com/unsubscribe/sample',
  'Email preferences: https://example.com/preferences/sample',
  'View in browser: https://example.com/view/sample',
  'Privacy notice: https://example.com/privacy',
  'Imprint: https://example.com/imprint',
  '',
].join('\n')

function body(blocks: readonly Block[]): string {
  const text = letterText(letter({ body: blocks, signoff: phrase('Maya') }))
  expect(text.endsWith(`\n\nMaya\n\n${FOOTER}`)).toBe(true)
  return text.slice(0, -FOOTER.length - '\n\nMaya\n\n'.length)
}

function table(...rows: string[][]): Block {
  return { kind: 'table', id: 't', rows: rows.map((row) => row.map((cell) => sentence(cell))) }
}

describe('letterText', () => {
  it('writes each kind of block', () => {
    expect(body(everyBlock())).toBe(
      [
        'A heading',
        '',
        'A paragraph. It has emphasis and code and a link',
        '<mailto:maya@example.com>.',
        '',
        '- Outer item',
        '  - Inner item',
        '',
        '  More of the outer item.',
        '',
        '1. First',
        '2. Second',
        '',
        '> A quotation.',
        '>',
        '> Its second paragraph.',
        '',
        '    walk --slowly',
        '      --together',
        '',
        'Day     Walk',
        'Monday  Mill',
        'Friday  Towpath',
        '',
        '* * *',
        '',
        'The old mill at dusk <https://example.com/mill.jpg>',
      ].join('\n'),
    )
  })

  it('hangs the rows of a nested item', () => {
    const inner = list([{ text: 'inner word '.repeat(8).trim() }])
    expect(body([list([{ text: 'outer', children: [inner] }])])).toBe(
      ['- outer', `  - ${'inner word '.repeat(6).trim()}`, `    ${'inner word '.repeat(2).trim()}`].join(
        '\n',
      ),
    )
  })

  it('marks each row of a quotation', () => {
    const quote: Block = { kind: 'quote', id: 'q', blocks: [paragraph('word '.repeat(20).trim())] }
    expect(body([quote])).toBe(`> ${'word '.repeat(14).trim()}\n> ${'word '.repeat(6).trim()}`)
  })

  it('writes a table that is too wide as cells between bars', () => {
    expect(body([table(['Day', 'Walk'], ['Monday', 'x'.repeat(80)])])).toBe(
      `Day | Walk\nMonday |\n  ${'x'.repeat(80)}`,
    )
  })

  it('writes an address once where it is its own words', () => {
    const address = 'https://example.com/a'
    expect(body([paragraph([run('See '), run(address, { href: address }), run('.')])])).toBe(
      `See ${address}.`,
    )
  })

  it('wraps after the values are in place', () => {
    const words = `{{ name }} ${'word '.repeat(14)}`
    expect(body([ownParagraph(words)])).toBe(`Ana Sample ${'word '.repeat(12).trim()}\nword word`)
  })

  it('says what to try, asks one thing, and puts the P.S. last before the footer', () => {
    const text = letterText(
      letter({
        tip: phrase('Try this: walk'),
        cta: { label: phrase('Shall we?'), kind: 'link', url: own('https://example.com') },
        ps: phrase('Next: rest'),
        signoff: own('Warmly,\nMaya'),
      }),
    )
    const parts = [
      'Try this: walk',
      'Shall we? https://example.com',
      'Warmly,\nMaya',
      'P.S. Next: rest',
      FOOTER,
    ]
    expect(text).toBe(parts.join('\n\n'))
  })

  it('shows a fragment that is not yet right as it was typed', () => {
    expect(body([ownParagraph('Dear {{ nick }}'), ownParagraph('Dear {{ name')])).toBe(
      'Dear {{ nick }}\n\nDear {{ name',
    )
  })

  it('writes a button without an address as its label', () => {
    const text = letterText(letter({ cta: { label: phrase('Find out more'), kind: 'link', url: own('') } }))
    expect(text).toMatch(/^Find out more\n\nMaya/)
  })
})

describe('a sentence with merge fields among bold words and links', () => {
  const strong = ['strong'] as const
  const sample = [
    run('Dear {{ first_name }}, please read '),
    run('this part', { marks: strong }),
    run(' {{ first_name }} and '),
    run('the page', { href: 'https://example.com/x' }),
    run(' today'),
  ]

  it('keeps its spaces', () => {
    expect(body([ownParagraph(sample)])).toBe(
      'Dear Ana, please read this part Ana and the page <https://example.com/x>\ntoday',
    )
  })

  const words = fc
    .array(fc.constantFrom('read', 'this,', '{{ first_name }}', '{{ name | upcase }}', '{{ email }}'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((all) => all.join(' '))
  const space = fc.constantFrom('', ' ')
  const plain = fc.tuple(space, words, space).map(([before, text, after]) => run(before + text + after))
  const bold = words.map((text) => run(text, { marks: strong }))
  const address = fc.constantFrom('https://example.com/x', 'https://example.com/{{ first_name }}')
  const link = fc.tuple(words, address).map(([text, href]) => run(text, { href }))
  const inlines = fc
    .array(fc.tuple(plain, fc.oneof(bold, link)), { minLength: 1, maxLength: 4 })
    .map((pairs): Inline[] => pairs.flat())

  it('has the same words in HTML and text', async () => {
    await fc.assert(
      fc.asyncProperty(inlines, async (some) => {
        const given = letter({ body: [ownParagraph(some)], signoff: phrase('Maya') })
        const compiled = await compileLetter(given)
        if (compiled.kind !== 'compiled') throw new Error(compiled.kind)
        const html = visibleText(letterHtml(compiled.template))
        const text = letterText(given)
          .replace(/\s+/g, ' ')
          .replace(/ <https:[^>]*>/g, '')
        expect(html.slice(0, html.indexOf(' Maya'))).toBe(text.slice(0, text.indexOf(' Maya')).trim())
      }),
      { numRuns: 60 },
    )
  })
})
