import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstName, plausibleName } from '../../../src/core/mail/greeting.ts'

describe('plausibleName', () => {
  it.each([
    'Ana',
    'Ana María',
    "O'Brien",
    'Anne-Marie',
    'Nguyễn Văn A',
    '山田太郎',
    'عبد الله',
    'Łukasz',
    'नीतू',
    'D’Angelo',
  ])('takes %s', (name) => {
    expect(plausibleName(name)).toBe(name.normalize('NFC'))
  })

  it.each([
    '',
    '   ',
    null,
    'ana@example.com',
    'Win 100 dollars',
    'www winnow com',
    'visit wWw now',
    'example.com',
    'a/b',
    '<script>',
    '{{ email }}',
    '\x24{name}',
    '__proto__',
    'Ana\r\nBcc: x',
    'Ana\u0000',
    'Ana\u202Eevil',
    '---',
    'Z\u0351\u0352\u0353\u0354\u0355algo',
    'a'.repeat(41),
  ])('refuses %j', (name) => {
    expect(plausibleName(name)).toBeNull()
  })

  it('tidies spaces and counts characters, not code units', () => {
    expect(plausibleName('  Ana \u00A0 María ')).toBe('Ana María')
    expect(plausibleName('𠮷'.repeat(40))).toBe('𠮷'.repeat(40))
  })

  it('never lets a mark of any markup through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plausibleName(text) ?? '').not.toMatch(/[<>{}@$%&"/\\.\d\p{Cc}]/u)
      }),
      { numRuns: 500 },
    )
  })
})

describe('firstName', () => {
  it.each([
    ['Ana María', 'Ana'],
    ['Anne-Marie Dupont', 'Anne-Marie'],
    ['Ana', 'Ana'],
    ['Dr Ana Silva', 'Dr Ana Silva'],
    ['J Smith', 'J Smith'],
    ['عبد الله محمد', 'عبد الله محمد'],
    ['山田 太郎', '山田 太郎'],
    ['Ирина Петрова', 'Ирина'],
  ])('greets %s as %s', (name, first) => {
    expect(firstName(name)).toBe(first)
  })

  it('has none for a name that is not plausible', () => {
    expect(firstName('cheap pills at x.com')).toBeNull()
  })
})
