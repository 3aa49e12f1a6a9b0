import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockText } from '../../../src/core/article/document.ts'
import { readIssue } from '../../../src/ingest/series/read-issue.ts'

const read = (text: string, fileName = 'letter.md') => {
  const result = readIssue(text, fileName)
  if (result.kind === 'problem') throw new Error(result.message)
  return result.issue
}
const problemOf = (text: string) => {
  const result = readIssue(text, 'letter.md')
  return result.kind === 'problem' ? result.message : null
}

describe('readIssue', () => {
  it('takes the title for the subject and the first sentence for the preview text', () => {
    const { name, letter } = read(
      '# A short note on spring\n\nThe first crocus is out. It came early.\n\n- one\n- two\n',
    )
    expect(name).toBe('A short note on spring')
    expect(letter.subject.text).toBe('A short note on spring')
    expect(letter.preview.text).toBe('The first crocus is out.')
    expect(letter.body.map(({ kind }) => kind)).toEqual(['paragraph', 'list'])
    expect(letter).toMatchObject({ kind: 'issue', cta: { kind: 'none' } })
  })

  it('lets the front matter say otherwise', () => {
    const { letter } = read(
      '---\nsubject: Spring, at last\npreview: It came early\ngreeting: "Dear {{ first_name }},"\nbutton:\n  label: See the garden\n  url: https://example.com/garden\nsignoff: Maya\nps: Bring a coat.\n---\n\nThe first crocus is out.\n',
    )
    expect(letter).toMatchObject({
      subject: { text: 'Spring, at last', origin: 'own' },
      preview: { text: 'It came early' },
      greeting: { withName: { text: 'Dear {{ first_name }},' } },
      cta: { kind: 'link', label: { text: 'See the garden' }, url: { text: 'https://example.com/garden' } },
      signoff: { text: 'Maya' },
      ps: { text: 'Bring a coat.' },
    })
  })

  it('takes all words for the marketer’s own, merge fields and all', () => {
    const { letter } = read('# Hello\n\nDear {{ first_name }}, **welcome**.\n')
    expect(letter.body.map(blockText)).toEqual(['Dear {{ first_name }}, welcome.'])
    expect(letter.body[0]).toMatchObject({ sentences: [{ origin: 'own', span: null }] })
  })

  it('keeps a merge field whole that holds a full stop', () => {
    const { letter } = read('# Hello\n\nDear {{ first_name | default: "Dr. Who" }}, welcome. It is spring.\n')
    expect(letter.body[0]).toMatchObject({
      sentences: [
        { text: 'Dear {{ first_name | default: "Dr. Who" }}, welcome.' },
        { text: 'It is spring.' },
      ],
    })
  })

  it('keeps a heading that is not the subject', () => {
    const { letter } = read('---\nsubject: Spring\n---\n\n# The crocus\n\nIt is out.\n')
    expect(letter.body.map(blockText)).toEqual(['The crocus', 'It is out.'])
    expect(read('---\nsubject: Spring\n---\n\n# Spring\n\nIt is out.\n').letter.body).toHaveLength(1)
  })

  it('greets readers without a name in words of their own', () => {
    const greeted = (line: string) => read(`---\nsubject: x\n${line}\n---\n\nHello.`).letter.greeting
    expect(greeted('preview: y')?.withoutName.text).toBe('Hello,')
    expect(greeted('greeting: Dear {{ first_name }},')?.withoutName.text).toBe('Hello,')
    expect(greeted('greeting: Dear friends,')?.withoutName.text).toBe('Dear friends,')
    expect(greeted('greeting: ""')).toBeNull()
  })

  it('reads a plain text as an article is read: by how its lines stand', () => {
    const { name, letter } = read(
      'A Short Note on Spring\n\nThe first crocus is out. It came early.\n\n● one thing\n● another thing\n',
      'letter.txt',
    )
    expect(name).toBe('A Short Note on Spring')
    expect(letter.body.map(({ kind }) => kind)).toEqual(['paragraph', 'list'])
    expect(letter.body[0]).toMatchObject({ sentences: [{ origin: 'own', span: null }, { origin: 'own' }] })
  })

  it('says what is missing or wrong, and where', () => {
    expect(problemOf('')).toMatch(/^letter\.md: It has no subject/)
    expect(problemOf('Only words.')).toMatch(/no subject/)
    expect(problemOf('# Only a title')).toMatch(/no words below/)
    expect(problemOf('---\nsubjct: x\n---\n\nHello.')).toMatch(
      /^letter\.md: line 2: "subjct" is not known here: did you mean "subject"/,
    )
    expect(problemOf('---\nsubject: [x\n---\n\nHello.')).toMatch(/^letter\.md: line \d/)
    expect(
      problemOf('---\nsubject: x\nbutton:\n  label: Go\n  url: javascript:alert(1)\n---\n\nHello.'),
    ).toMatch(/url/)
    expect(
      problemOf(
        '---\nsubject: x\nreply: Write back.\nbutton:\n  label: Go\n  url: https://example.com\n---\n\nHello.',
      ),
    ).toMatch(/one thing/)
  })

  it('never throws, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, headed) => {
        readIssue(headed ? `---\n${text}\n---\n${text}` : text, 'letter.md')
      }),
    )
  })
})
