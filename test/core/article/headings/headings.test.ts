import { describe, expect, it } from 'vitest'
import type { BareLine } from '../../../../src/core/article/headings/bare-line.ts'
import { headingScores, headingThreshold } from '../../../../src/core/article/headings/headings.ts'

const paragraph =
  'A long paragraph of more than a dozen words stands here so that something follows the line.'
const other =
  'Another long paragraph goes on with plain words for a while, until it comes to a full stop at last.'

type LooseLine = string | (Partial<BareLine> & { readonly text: string })

function linesOf(lines: readonly LooseLine[]): BareLine[] {
  return lines.map((line) => {
    const text = typeof line === 'string' ? line : line.text
    const item = text.startsWith('• ')
    return {
      text: item ? text.slice(2) : text,
      kind: item ? 'item' : 'text',
      blanksBefore: 0,
      underlined: false,
      ...(typeof line === 'string' ? {} : line),
    }
  })
}

/** The words of the lines that are headings. */
function headings(lines: readonly LooseLine[], language = 'en'): string[] {
  const read = linesOf(lines)
  const scores = headingScores(read, language)
  return read.filter((_, at) => (scores[at] ?? 0) >= headingThreshold).map(({ text }) => text)
}

function isHeading(text: LooseLine, language = 'en'): boolean {
  return headings([paragraph, text, other], language).length === 1
}

describe('a line between paragraphs is a heading', () => {
  it.each([
    'The Power of Small Talk',
    'What helps when nothing helps',
    'How the team works',
    'Why do we drift apart?',
    'Lesson 4. Show, don’t tell',
    'STAYING IN TOUCH',
    'The plot thickens …',
    'Share a chore',
    'Conclusion',
    '3. Ask for help',
    'What changed in the spring when we all had to stay home',
  ])('%s', (text) => {
    expect(isHeading(text)).toBe(true)
  })

  it('above a list', () => {
    expect(headings([paragraph, 'Five small habits', '• Write a card', '• Call'])).toEqual([
      'Five small habits',
    ])
  })

  it('above rows of "label: value"', () => {
    const rows = ['Doors open: 10 am', 'First talk: 11 am', 'Lunch: noon']
    expect(headings([paragraph, 'The day at a glance', ...rows, other])).toEqual(['The day at a glance'])
  })

  it('above another heading', () => {
    const both = ['Ways to stay in touch', 'Write by hand']
    expect(headings([paragraph, ...both, other])).toEqual(both)
  })

  it('with an underline, even where its words say little', () => {
    expect(isHeading({ text: 'and so it goes on', underlined: true })).toBe(true)
  })

  it('the more so with more room above it than below', () => {
    const crowd = (blanksBefore: number): LooseLine[] => [
      { text: paragraph, blanksBefore: 1 },
      { text: other, blanksBefore: 1 },
      { text: 'How we all came to write to each other once in a week', blanksBefore },
      { text: 'So it goes.', blanksBefore: 1 },
      { text: other, blanksBefore: 1 },
    ]
    expect(headings(crowd(1))).toEqual([])
    expect(headings(crowd(2))).toEqual(['How we all came to write to each other once in a week'])
  })

  it('in a script without case', () => {
    const japanese =
      '人と人とのつながりは、心の健康にとって大切です。毎日の小さな会話が、私たちを支えてくれます。'
    expect(headings([japanese, '小さな会話の力', japanese.replace('毎日', '毎週')], 'ja')).toEqual([
      '小さな会話の力',
    ])
  })

  it('in German, where each noun has a capital', () => {
    const german =
      'Ein längerer Absatz mit mehr als zwölf Wörtern steht hier, damit etwas auf die Zeile folgt.'
    const lines = [german, 'Kleine Gespräche', `${german} Und noch ein Satz.`, 'Fazit', other]
    expect(headings(lines, 'de')).toEqual(['Kleine Gespräche', 'Fazit'])
    expect(headings([german, '12. Mai 2026', other], 'de')).toEqual([])
  })
})

describe('a line is no heading', () => {
  it.each([
    ['a sentence', 'Friends matter.'],
    ['a lead-in', 'In conversation, anyone can learn to:'],
    ['a long line', `Once upon a time there was a woman who wrote to all ${'her dear '.repeat(6)}friends`],
    ['two sentences', 'Call a friend. It helps'],
    ['a quotation', '“You are not alone”'],
    ['a phone number', 'Call Us on +44 20 7946 0000'],
    ['an address', 'Visit https://example.com'],
    ['a byline', 'By Maya Okafor'],
    ['a signature', '— Maya Okafor, Willow Lane'],
    ['a quotation with its source', '“In the middle of winter, summer” ― Maya Okafor'],
    ['a date', '12 May 2026'],
    ['another date', 'Tuesday, May 12, 2026'],
    ['a month', 'February'],
    ['words that end with a date', 'Talks are due by March 23, 2026'],
    ['a time of day', '11 am - Session 2'],
    ['a credit', 'Photo Credit: Ana Lima'],
    ['a credit in brackets', '(Image: Ana Lima)'],
    ['a pointer', 'Read More About Friendship'],
    ['a mark of a page', '{{< share-buttons >}}'],
    ['a number', '85%'],
    ['an item that goes on', 'Time for a Call, and'],
  ])('%s', (_, text) => {
    expect(isHeading(text)).toBe(false)
  })

  it('at the end of the text', () => {
    expect(headings([paragraph, 'The Power of Small Talk'])).toEqual([])
  })

  it('among other short lines, and below them', () => {
    const streets = ['Maya Okafor', 'Willow Lane', 'Another street', 'A small town']
    for (const street of streets)
      expect(headings([paragraph, 'Where to write', ...streets, other])).not.toContain(street)
  })

  it('that says who speaks', () => {
    const talk = (turn: string): string[] => [`Maya: ${turn}`, `Ana: ${paragraph}`]
    expect(headings(['How did it begin?', 'Who wrote?', 'What is next?'].flatMap(talk))).toEqual([])
    expect(headings([paragraph, 'Q: How did it begin?', `A: ${other}`])).toEqual([])
  })

  it('that returns', () => {
    expect(headings([paragraph, 'How it Began', other, 'How it Began', paragraph])).toEqual([])
  })

  it('inside a block of an article whose blocks have blank lines between them', () => {
    const airy = [paragraph, other, 'Small Talk', paragraph].map((text) => ({
      text,
      blanksBefore: text === 'Small Talk' ? 0 : 1,
    }))
    expect(headings(airy)).toEqual([])
  })
})

describe('the headings of one article look alike', () => {
  const long = 'Can you tell us a bit about one or two of the letters that you are writing now?'

  it('so that in an interview long questions are headings too', () => {
    const asked = ['How did it begin?', 'Who wrote first?', 'What comes next?', long]
    expect(headings(asked.flatMap((question) => [question, `${paragraph} ${other}`]))).toEqual(asked)
    expect(headings([paragraph, long, `${paragraph} ${other}`])).toEqual([])
  })

  it('so that one among numbered ones counts, whatever stands below it', () => {
    const lines = [
      'Here is what we do:',
      '1. Begin',
      'In short, a walk',
      paragraph,
      '2. Go on',
      other,
      '3. End',
      paragraph,
    ]
    expect(headings(lines)).toEqual(expect.arrayContaining(['1. Begin', '2. Go on', '3. End']))
  })

  it('and a list at the top may name them', () => {
    const named = 'Two or three friends, a long walk, and a few kind words on the way'
    const below = ['So it goes on.', paragraph]
    expect(headings([paragraph, named, ...below])).toEqual([])
    expect(headings([`• ${named}`, paragraph, named, ...below])).toEqual([named])
  })
})

describe('many lines', () => {
  it('of any length are read in a moment', () => {
    const lines = Array.from({ length: 4_000 }, (_, at) => `Line Number ${at} of Many`)
    const begin = performance.now()
    headingScores(linesOf([...lines, 'Word '.repeat(50_000), '('.repeat(50_000)]), 'en')
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})
