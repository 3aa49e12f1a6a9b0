import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meantAddress, suggestAddress } from '../../../src/core/sign-up/suggest-address.ts'

describe('the address that was meant', () => {
  it.each([
    ['ana@gmial.com', 'ana@gmail.com'],
    ['ana@gamil.com', 'ana@gmail.com'],
    ['ana@gmai.com', 'ana@gmail.com'],
    ['ana@gnail.com', 'ana@gmail.com'],
    ['ana@gmaill.com', 'ana@gmail.com'],
    ['ana@gmail.con', 'ana@gmail.com'],
    ['ana@gmial.con', 'ana@gmail.com'],
    ['ana@gmail.co', 'ana@gmail.com'],
    ['ana@hotmial.com', 'ana@hotmail.com'],
    ['ana@hotnail.fr', 'ana@hotmail.fr'],
    ['ana@outllok.com', 'ana@outlook.com'],
    ['ana@yaho.com', 'ana@yahoo.com'],
    ['ana@yahooo.co.uk', 'ana@yahoo.co.uk'],
    ['ana@iclould.com', 'ana@icloud.com'],
    ['ana@t-onlne.de', 'ana@t-online.de'],
    ['ana@willow.example.con', 'ana@willow.example.com'],
    ['A.Na+x@GMIAL.com', 'A.Na+x@gmail.com'],
  ])('of %s is %s', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant)
  })

  it.each([
    'ana@gmail.com',
    'ana@GMAIL.com',
    'ana@mail.com',
    'ana@email.com',
    'ana@ymail.com',
    'ana@gmx.com',
    'ana@web.de',
    'ana@wab.de',
    'ana@yahoo.it',
    'ana@yahoo.se',
    'ana@hotmail.se',
    'ana@online.de',
    'ana@live.nl',
    'ana@example.com',
    'ana@example.co',
    'ana@constructor',
    'ana@example.constructor',
    'ana@__proto__',
  ])('is not asked for %s', (typed) => {
    expect(suggestAddress(typed)).toBeNull()
  })

  it.each([
    ['ana@gmail', 'ana@gmail.com'],
    [' Ana+x@GMAIL ', 'Ana+x@gmail.com'],
    ['ana@gmial', 'ana@gmail.com'],
    ['ana@web', 'ana@web.de'],
    ['ana@gmial.com', 'ana@gmail.com'],
  ])('of what was typed as %s is %s', (typed, meant) => {
    expect(meantAddress(typed)).toBe(meant)
  })

  it.each([
    'ana@example',
    'ana@',
    'ana',
    '',
    '@gmail',
    'ana@localhost',
    'ana b@gmail',
    'ana@gmail@',
    'ána@gmail',
  ])('is not guessed for %j', (typed) => {
    expect(meantAddress(typed)).toBeNull()
  })

  it('is never doubted itself, and keeps what stands before the @', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const meant = suggestAddress(address)
        if (meant === null) return
        expect(suggestAddress(meant)).toBeNull()
        expect(meant.slice(0, meant.lastIndexOf('@'))).toBe(address.slice(0, address.lastIndexOf('@')))
      }),
      { numRuns: 2000 },
    )
  })

  it('is found at once for a very long domain', () => {
    expect(suggestAddress(`ana@${'x'.repeat(200_000)}.com`)).toBeNull()
  })
})
