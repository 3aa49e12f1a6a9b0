import { describe, expect, it } from 'vitest'
import { PSEUDO_LOCALE } from '../../src/core/language/pseudo-locale.ts'
import { readerLanguages } from '../../src/core/language/reader-language.ts'
import { joinNames } from '../../src/core/mail/join-names.ts'
import { evaluateFields, mergeHtml, mergeText } from '../../src/core/mail/merge.ts'
import { plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { compileNotice } from '../../src/render/compile-notice.tsx'
import { letterHtml } from '../../src/render/letter-html.ts'
import { sampleEmail } from '../../src/render/sample-emails.ts'
import { sampleSubscriber } from '../../src/render/sample-reader.ts'
import { visibleText } from '../support/mail-words.ts'

const theme: Theme = { ...plainTheme, brand: 'Willow & Stone', footer: 'Walks for everybody' }

async function lesson(language: 'en' | 'he' | typeof PSEUDO_LOCALE): Promise<string> {
  return (await sampleEmail({ template: 'recap', language, layout: 'letter', theme })).html
}

describe('a letter in a script that we have no words in', () => {
  it('runs as its article does, with our English marked as English from left to right', async () => {
    const html = await lesson('he')
    expect(html).toMatch(/<html[^>]* dir="rtl"[^>]* lang="he"|<html[^>]* lang="he"[^>]* dir="rtl"/)
    expect(html).toContain('<span lang="en" dir="ltr">Missed one?</span>')
    expect(html).toMatch(/<p lang="en" dir="ltr"[^>]*>You get this because [^<]* on 6 January 2026\.<\/p>/)
    expect(html).toMatch(/<p lang="en" dir="ltr"[^>]*><a [^>]*>Unsubscribe<\/a>/)
  })

  it('has its brand and its footer at the side where its lines begin', async () => {
    const html = await lesson('he')
    expect(html).toMatch(/<p class="k" dir="auto" style="[^"]*text-align:right">Willow &amp; Stone/)
    expect(html).toContain('<div class="q" style="text-align:right">')
    expect(await lesson('en')).toContain('<div class="q" style="text-align:left">')
  })

  it('marks nothing where the words are in the letter’s own language', async () => {
    for (const language of ['en', PSEUDO_LOCALE] as const)
      expect(await lesson(language)).not.toMatch(/<(?:p|span|a) [^>]*lang="en"/)
  })
})

describe('a notice in a language that we have no words in', () => {
  it.each(['he', 'ar', 'fi'])('is an English one as a whole: %s', async (language) => {
    const template = await compileNotice({ kind: 'confirmation', language, theme })
    expect(template).toEqual(await compileNotice({ kind: 'confirmation', language: 'en', theme }))
    expect(joinNames(['Weekly tips', 'News'], language)).toBe('Weekly tips and News')
  })

  it('keeps a name from right to left to itself', async () => {
    const html = letterHtml(await compileNotice({ kind: 'confirmation', language: 'he', theme }))
    expect(html).toContain('signed this address up for <span dir="auto">Your list</span>. Please confirm')
  })
})

describe('our words as if they ran from right to left', () => {
  it('make mail that does, as a whole', async () => {
    const { html, fields } = await compileNotice({ kind: 'address', language: PSEUDO_LOCALE, theme })
    expect(fields).toContain('list_name')
    expect(html[0]).toMatch(/<html(?=[^>]* dir="rtl")(?=[^>]* lang="ar-XB")/)
    expect(await lesson(PSEUDO_LOCALE)).toMatch(
      /role="main"(?=[^>]*>)|<div dir="rtl" lang="ar-XB" role="main"/,
    )
  })
})

describe('the consent text', () => {
  const quoted = {
    en: '“Send me tips.”',
    de: '„Send me tips.“',
    fr: '«\u00a0Send me tips.\u00a0»',
    es: '«Send me tips.»',
  }

  it.each(readerLanguages)(
    'stands between the quotation marks of its language in both parts: %s',
    async (language) => {
      const template = await compileNotice({ kind: 'confirmation', language, theme })
      const sample = sampleSubscriber(template)
      const system = { ...sample.system, consent_text: 'Send me tips.' }
      const values = evaluateFields(template, { ...sample, system })
      expect(mergeText(template.text, values)).toContain(quoted[language])
      const plain = (words: string) => words.replaceAll('\u00a0', ' ')
      expect(plain(visibleText(mergeHtml(template.html, values)))).toContain(plain(quoted[language]))
    },
  )
})
