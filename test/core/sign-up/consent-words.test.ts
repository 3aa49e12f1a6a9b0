import { describe, expect, it } from 'vitest'
import { readerLanguages } from '../../../src/core/language/reader-language.ts'
import {
  consentAdvice,
  consentWords,
  defaultConsent,
  type ListConsent,
} from '../../../src/core/sign-up/consent-words.ts'
import { nothingCounted } from '../../../src/core/sign-up/counting-words.ts'

const kinds = [
  { clicks: true, opens: false },
  { clicks: false, opens: true },
  { clicks: true, opens: true },
]

describe('the consent text that nobody wrote', () => {
  it('is known again in each language, with what it lets the list count', () => {
    for (const language of readerLanguages)
      for (const counted of [nothingCounted, ...kinds]) {
        const text = consentWords('Weekly tips', language, counted)
        expect(text).toContain('Weekly tips')
        expect(defaultConsent('Weekly tips', text)).toEqual({ language, counted })
      }
    expect(defaultConsent('Weekly tips', 'Yes, please.')).toBeNull()
  })
})

describe('what is said of the consent text after a change of its list', () => {
  const was: ListConsent = {
    name: 'Weekly tips',
    language: 'en',
    text: consentWords('Weekly tips', 'en'),
    counted: nothingCounted,
  }
  const [clicks = nothingCounted] = kinds
  const said = (change: Partial<ListConsent>) => consentAdvice(was, { ...was, ...change })

  it('is nothing where it still fits', () => {
    expect(said({})).toMatchObject({ counting: false, misfit: null })
    expect(said({ language: 'en-GB' }).misfit).toBeNull()
    expect(said({ language: 'nl' }).misfit).toBeNull()
  })

  it('is that ours is in another language, and what it would be', () => {
    expect(said({ language: 'de' })).toEqual({
      counting: false,
      misfit: 'language',
      ours: consentWords('Weekly tips', 'de'),
    })
    expect(said({ language: 'de', text: consentWords('Weekly tips', 'de') }).misfit).toBeNull()
    const own = { ...was, text: 'Yes, please.' }
    expect(consentAdvice(own, { ...own, language: 'de' }).misfit).toBeNull()
  })

  it('is that it does not speak of what is counted now', () => {
    expect(said({ counted: clicks })).toEqual({
      counting: true,
      misfit: 'counting',
      ours: consentWords('Weekly tips', 'en', clicks),
    })
    expect(said({ counted: clicks, text: consentWords('Weekly tips', 'en', clicks) })).toMatchObject({
      counting: true,
      misfit: null,
    })
    const own = { ...was, text: 'Yes, please.' }
    expect(consentAdvice(own, { ...own, counted: clicks }).misfit).toBe('perhaps-counting')
    const still = { ...was, counted: clicks }
    expect(consentAdvice(still, still)).toMatchObject({ counting: false, misfit: null })
    expect(consentAdvice(still, was).counting).toBe(false)
  })
})
