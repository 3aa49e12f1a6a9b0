import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../../src/core/article/document.ts'
import { readText } from '../../../src/ingest/text/text.ts'
import { outline } from '../../support/outline.ts'

const long = 'Kind words cost nothing, and yet they can carry a tired person through a whole grey afternoon.'
const other =
  'A short call on the way home keeps a friendship warm, even when there is no news to tell at all.'

function outlineOf(...lines: string[]): string[] {
  return outline(readText(lines.join('\n')))
}

describe('reading plain text', () => {
  it('recovers title, headings and paragraphs from lines without blank lines', () => {
    expect(outlineOf('Small Talk: Why It Matters', long, 'How It Begins', other, 'Conclusion', long)).toEqual(
      [
        '# Small Talk: Why It Matters',
        '[intro]',
        `p: ${long}`,
        '[body] How It Begins',
        `p: ${other}`,
        '[conclusion] Conclusion',
        `p: ${long}`,
      ],
    )
  })

  it('reads the same from lines with blank lines between them', () => {
    const lines = [
      'Small Talk',
      long,
      'How It Begins',
      other,
      'What comes next',
      '● One more.',
      '● Two more.',
    ]
    expect(outlineOf(...lines.flatMap((line) => [line, '']))).toEqual(outlineOf(...lines))
  })

  it('has no title where the first line is a paragraph', () => {
    expect(outlineOf(long, other)).toEqual(['[body]', `p: ${long}`, `p: ${other}`])
  })

  it('takes one line as one paragraph', () => {
    expect(outlineOf('Only a few words')).toEqual(['[body]', 'p: Only a few words'])
  })

  it('takes underlined lines as title and headings', () => {
    expect(outlineOf('small talk', '==========', '', long, '', 'and how it begins', '---', other)).toEqual([
      '# small talk',
      '[intro]',
      `p: ${long}`,
      '[body] and how it begins',
      `p: ${other}`,
    ])
  })

  it('takes a row of signs between paragraphs as a divider', () => {
    expect(outlineOf('Small Talk', long, '', '* * *', '', other)).toEqual([
      '# Small Talk',
      '[body]',
      `p: ${long}`,
      '---',
      `p: ${other}`,
    ])
  })

  it('takes numbered lines with text below each as headings', () => {
    expect(outlineOf('Small Talk', long, '1. Say hello', other, '2. Ask a question', long)).toEqual([
      '# Small Talk',
      '[intro]',
      `p: ${long}`,
      '[body] 1. Say hello',
      `p: ${other}`,
      '[body] 2. Ask a question',
      `p: ${long}`,
    ])
  })

  it('makes bare addresses links, without the punctuation around them', () => {
    const document = readText(
      `${long}\nSee https://example.com/a_(b), (or http://example.com/x). Mail mailto:a@example.com!`,
    )
    const links = documentSentences(document).flatMap(({ inlines }) => inlines.filter(({ href }) => href))
    expect(links.map(({ href }) => href)).toEqual([
      'https://example.com/a_(b)',
      'http://example.com/x',
      'mailto:a@example.com',
    ])
    expect(links.every(({ text, href }) => text === href)).toBe(true)
  })

  it('makes no link of other schemes', () => {
    const document = readText(
      `${long}\nRun javascript:alert(1) or ftp://example.com or data:text/html,x now.`,
    )
    expect(documentSentences(document).flatMap(({ inlines }) => inlines.filter(({ href }) => href))).toEqual(
      [],
    )
  })

  it('takes template marks for words', () => {
    expect(outlineOf(long, 'Welcome to {{ site.title }} and {% raw %} we say.')).toContain(
      'p: Welcome to {{ site.title }} and {% raw %} we say.',
    )
  })
})

describe('lists in plain text', () => {
  it('count from their first number', () => {
    const { sections } = readText(
      'A title\n\nSome words before the list.\n\n3. Walk slowly\n4. Bring water\n',
    )
    const list = sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'list')
    expect(list).toMatchObject({ ordered: true, start: 3 })
  })

  it.each([
    '●',
    '•',
    '◦',
    '▪',
    '■',
    '‣',
    '∙',
    '·',
    '○',
    '►',
    '▶',
    '➤',
    '✓',
    '✔',
    '✅',
    '–',
    '—',
    '*',
    '+',
    '-',
  ])('may be marked with %s', (mark) => {
    expect(outlineOf(long, 'You can:', `${mark} Say hello.`, `${mark} Say thanks.`)).toEqual([
      '[body]',
      `p: ${long}`,
      'p: You can:',
      'ul',
      '- Say hello.',
      '- Say thanks.',
    ])
  })

  it.each([
    ['1.', '2.'],
    ['1)', '2)'],
    ['(1)', '(2)'],
    ['(a)', '(b)'],
    ['a.', 'b.'],
  ])('may be numbered with %s', (first, second) => {
    expect(outlineOf(long, 'You can:', `${first} Say hello.`, `${second} Say thanks.`).slice(2)).toEqual([
      'p: You can:',
      'ol',
      '- Say hello.',
      '- Say thanks.',
    ])
  })

  it('know the label of an item', () => {
    expect(outlineOf(long, '● Say hello: it is enough.')).toContain('- {Say hello} Say hello: it is enough.')
  })

  it('nest by indent, and by bullets below numbers', () => {
    expect(
      outlineOf(
        long,
        '1. Morning',
        '  - Tea',
        '    - Black',
        '  - Toast',
        '2. Evening',
        '● Bath',
        '3. Night',
      ),
    ).toEqual([
      '[body]',
      `p: ${long}`,
      'ol',
      '- Morning',
      '  ul',
      '  - Tea',
      '    ul',
      '    - Black',
      '  - Toast',
      '- Evening',
      '  ul',
      '  - Bath',
      '- Night',
    ])
  })

  it('keep the lines and paragraphs that hang below an item', () => {
    expect(
      outlineOf(long, '● First line', '  goes on here.', '', '  A paragraph of its own.', '● Second'),
    ).toEqual([
      '[body]',
      `p: ${long}`,
      'ul',
      '- First line goes on here.',
      '  p: A paragraph of its own.',
      '- Second',
    ])
  })

  it('are not made of a lone number, letter or dash', () => {
    const lines = [
      '2. Then she left and did not come back before the end of that long winter.',
      '— Maya Okafor',
    ]
    expect(outlineOf(long, ...lines, other)).not.toContain('ul')
    expect(outlineOf(long, ...lines, other)).not.toContain('ol')
  })

  it('do not begin at a sign that is part of a word', () => {
    expect(outlineOf(long, '-5 degrees is cold.', '*Note the star.')).toEqual([
      '[body]',
      `p: ${long}`,
      'p: -5 degrees is cold.',
      'p: *Note the star.',
    ])
  })
})

describe('hard-wrapped plain text', () => {
  const wrapped = [
    'The Long Way Home',
    '',
    'When the last bus has gone and the rain begins, a walk through the town',
    'can feel endless. A friend who walks along makes it short, and by the',
    'time the door opens nobody remembers the rain.',
    '',
    'Why Company Helps',
    'Two people share the umbrella, the jokes and the wrong turns, and each',
    'of them carries only half of the evening.',
    '',
    '- Ask for company before you set out, because it is easier than it',
    'sounds when you have done it once.',
    '- Offer yours.',
    '',
    'That is all.',
  ]

  it('is joined into the paragraphs that its writer meant', () => {
    expect(outlineOf(...wrapped)).toEqual([
      '# The Long Way Home',
      '[intro]',
      'p: When the last bus has gone and the rain begins, a walk through the town can feel endless. | A friend who walks along makes it short, and by the time the door opens nobody remembers the rain.',
      '[body] Why Company Helps',
      'p: Two people share the umbrella, the jokes and the wrong turns, and each of them carries only half of the evening.',
      'ul',
      '- Ask for company before you set out, because it is easier than it sounds when you have done it once.',
      '- Offer yours.',
      'p: That is all.',
    ])
  })

  it('is not suspected where each line is a paragraph', () => {
    const lines = [
      'Rain fell on the town all that night.',
      'Nobody minded it.',
      'The lamps were on, and the kettle sang.',
    ]
    expect(outlineOf(long, ...lines)).toEqual(['[body]', `p: ${long}`, ...lines.map((line) => `p: ${line}`)])
  })
})
