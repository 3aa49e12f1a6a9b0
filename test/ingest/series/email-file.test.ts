import { describe, expect, it } from 'vitest'
import { type EmailFile, readEmailFile, writeEmailFile } from '../../../src/ingest/series/email-file.ts'

const nothing: EmailFile['fields'] = {
  id: null,
  kind: null,
  subject: 'A subject',
  preview: null,
  greeting: null,
  opener: null,
  tip: null,
  button: null,
  reply: null,
  signoff: null,
  ps: null,
  links: [],
  locked: false,
}

const email = (fields: Partial<EmailFile['fields']> = {}, body = 'Words.'): EmailFile => ({
  fields: { ...nothing, ...fields },
  body,
})

function readBack(file: EmailFile): EmailFile {
  const read = readEmailFile(writeEmailFile(file), '02-lesson.md')
  if (read.kind === 'problem') throw new Error(read.message)
  return { fields: read.fields, body: read.body }
}

describe('the file of an email', () => {
  it('has a line for each thing that it says and none for what it leaves to the series', () => {
    const file = email({ id: 'a', kind: 'lesson', opener: 'Part 1: hello', greeting: '' })
    expect(writeEmailFile(file)).toBe(
      '---\nid: a\nkind: lesson\nsubject: A subject\ngreeting:\nopener: "Part 1: hello"\n---\n\nWords.\n',
    )
  })

  it.each([
    ['a number', '007'],
    ['a truth value', 'yes'],
    ['a time', '09:00'],
    ['nothing, in YAML', '~'],
    ['a colon', 'Now: this'],
    ['a number sign', 'The #1 mistake # really'],
    ['quotation marks', `"It's", she said: "so"`],
    ['a merge field', '{{ first_name }}, hello'],
    ['a mark in front', '!Hurry & *come* - @home %now `x` |y'],
    ['spaces at its ends', ' x '],
    ['a backslash', 'C:\\new\\table'],
    ['unusual white space', 'a\u00a0b\u2028c\u0085d'],
    ['another script', 'שלום 日本 🎉'],
    ['dashes', '---'],
  ])('keeps words that are or hold %s', (_, words) => {
    const file = email({ id: words, subject: words, tip: words, ps: words, reply: words })
    expect(readBack(file)).toEqual(file)
  })

  it('keeps buttons and links with and without words of their own', () => {
    const links = [
      { email: 'a', label: null },
      { email: 'b', label: 'The second' },
    ]
    for (const button of [
      { label: 'Go', url: null },
      { label: 'Go: now', url: 'https://example.com/?a=b#c' },
      { label: '', url: null },
    ]) {
      expect(readBack(email({ button, links }))).toEqual(email({ button, links }))
    }
  })

  it('takes words over several lines as one line', () => {
    const read = readEmailFile('---\nsubject: >\n  A longer\n  subject\n---\n\nWords.\n', 'a.md')
    expect(read).toMatchObject({ kind: 'read', fields: { subject: 'A longer subject' } })
  })

  it('keeps a rule and what looks like front matter in the body', () => {
    const file = email({}, '***\n\nWords.\n\n---\n\nMore.')
    expect(readBack(file)).toEqual(file)
  })
})
