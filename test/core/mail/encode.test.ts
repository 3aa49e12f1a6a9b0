import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeHeader, encodeHtml, oneLine, withoutControls } from '../../../src/core/mail/encode.ts'
import { decodeHtml } from '../../support/mail-words.ts'

describe('encodeHtml', () => {
  it('leaves nothing that could start a tag or end an attribute, and decodes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const encoded = encodeHtml(words)
        expect(encoded).not.toMatch(/[<>"']/)
        expect(decodeHtml(encoded)).toBe(words)
      }),
    )
  })
})

describe('encodeHeader', () => {
  it('cannot start a header of its own', () => {
    expect(encodeHeader('Hello\r\nBcc: x@example.com')).toBe('Hello Bcc: x@example.com')
    expect(encodeHeader('a\u2028b\u0000c\u0085d')).toBe('a b c d')
  })

  it('holds no control character, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(encodeHeader(words)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })
})

it('oneLine joins lines with a space', () => {
  expect(oneLine(' Mill Lane\r\n\r\nSpringfield\n')).toBe('Mill Lane Springfield')
})

it('withoutControls keeps tabs and writes every line break as a line feed', () => {
  expect(withoutControls('a\tb\r\nc\rd\u0007e\u2028f')).toBe('a\tb\nc\nde\nf')
})
