import { describe, expect, it } from 'vitest'
import { readListField } from '../../../src/core/sign-up/list-field.ts'

const messageOf = (text: string): string | null => {
  const read = readListField(text)
  return read.kind === 'fault' ? read.message : null
}

describe('a field of a sign-up form', () => {
  it('has a key, a label with whatever signs, and two choices at least or none', () => {
    expect(readListField(' topic*=1 + 1 = ? | Two | Three ')).toEqual({
      kind: 'field',
      field: { key: 'topic', label: '1 + 1 = ?', kind: 'choice', options: ['Two', 'Three'], required: true },
    })
    expect(readListField('city=City')).toMatchObject({ field: { kind: 'text', required: false } })
  })

  it.each([
    ['city', '“city” has no label.'],
    ['city=', 'The label of “city” is empty.'],
    ['City=x', /^“City” cannot be a key: it is lower-case/],
    ['a**=x', /cannot be a key/],
    ['__proto__=x', /cannot be a key/],
    ['constructor=x', '“constructor” cannot be a key: choose another.'],
    ['city=A | B', '“city” offers one choice: give two at least, or none for a line of text.'],
    ['city=A | B | B', '“city” offers “B” twice.'],
    ['city=A | B | ', 'A choice of “city” is empty.'],
    [`city=A${' | B'.repeat(31)}`, '“city” offers 31 choices: give at most 30.'],
    [`city=${'x'.repeat(101)}`, 'The label of “city” must have at most 100 characters, and has 101.'],
    ['city=a\u0007b', 'The label of “city” holds a control character (U+0007): take it out.'],
    ['city=A | a\nb | c', 'A choice of “city” must be one line: take the line break out.'],
    ['city=A | \u202eb | c', /^A choice of “city” holds a character that turns the direction/],
    ['city=\ufdd0', 'The label of “city” holds something that is no character.'],
  ])('says which rule %j breaks', (text, message) => {
    if (typeof message === 'string') expect(messageOf(text)).toBe(message)
    else expect(messageOf(text)).toMatch(message)
  })
})
