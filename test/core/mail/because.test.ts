import { describe, expect, it } from 'vitest'
import { becauseLine } from '../../../src/core/mail/because.ts'
import { frameWords, tipWords } from '../../../src/core/mail/frame-phrases.ts'

const at = Date.UTC(2026, 2, 3, 23, 30)

describe('the line that says why an email came', () => {
  it('speaks the language of the list, with the date as its readers have it', () => {
    const signedUp = { kind: 'signed-up', at } as const
    const frame = { host: 'mail.example.com', zone: 'Europe/Berlin' }
    expect(becauseLine(signedUp, { ...frame, language: 'en' })).toBe(
      'You get this because you signed up at mail.example.com on 4 March 2026.',
    )
    expect(becauseLine(signedUp, { ...frame, language: 'de' })).toBe(
      'Sie erhalten diese E-Mail, weil Sie sich am 4. März 2026 auf mail.example.com angemeldet haben.',
    )
  })

  it('takes a statement as it stands, dollar signs and braces included', () => {
    const imported = { kind: 'imported', statement: 'Messe $& {host}' } as const
    expect(becauseLine(imported, { host: 'mail.example.com', zone: 'UTC', language: 'de-AT' })).toBe(
      'Sie erhalten diese E-Mail, weil Sie auf dieser Liste stehen (Messe $& {host}).',
    )
  })
})

describe('the words of a letter’s frame', () => {
  it('are English where a language has none', () => {
    expect(frameWords('fi')).toEqual(frameWords('en'))
    expect(frameWords('de').unsubscribe).toBe('Abmelden')
  })

  it('take the heading of a tip off in any language that has one', () => {
    expect(tipWords('Try this: Walk slowly.')).toBe('Walk slowly.')
    expect(tipWords('Zum Ausprobieren: Langsam gehen.')).toBe('Langsam gehen.')
    expect(tipWords('Walk slowly.')).toBe('Walk slowly.')
  })
})
