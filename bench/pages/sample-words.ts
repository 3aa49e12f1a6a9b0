import type { Letter } from '../../src/core/mail/letter.ts'
import { buildLetter } from '../../test/support/published.ts'

export const LANGUAGES = ['en', 'de'] as const
export type PageLanguage = (typeof LANGUAGES)[number]

export const LIST_NAMES: Readonly<Record<PageLanguage, string>> = {
  en: 'Weekly tips',
  de: 'Tipps der Woche',
}

const SUBJECTS: Readonly<Record<PageLanguage, string>> = {
  en: 'A walk before breakfast, part',
  de: 'Ein Spaziergang vor dem Frühstück, Teil',
}

const SENTENCES: Readonly<Record<PageLanguage, readonly string[]>> = {
  en: [
    'Choose one small thing that you can do before breakfast, and do it at the same place each day.',
    'What is easy on a good day must still be possible on a bad one, so begin smaller than seems sensible.',
    'Write down when it worked, since a row of marks is a better reason to go on than a good intention.',
  ],
  de: [
    'Nehmen Sie sich eine Kleinigkeit vor, die vor dem Frühstück gelingt, und tun Sie sie immer am selben Ort.',
    'Was an guten Tagen leicht ist, muss auch an schlechten möglich sein: Fangen Sie kleiner an, als Ihnen sinnvoll scheint.',
    'Schreiben Sie auf, wann es gelungen ist, denn eine Reihe von Strichen trägt weiter als ein guter Vorsatz.',
  ],
}

const PARAGRAPHS = 8

/** A newsletter issue of some 450 words; each number is another letter. */
export function issueLetter(language: PageLanguage, number: number): Letter {
  const subject = `${SUBJECTS[language]} ${number}`
  const body = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(language, index))
  return { ...buildLetter('issue', subject), language, body }
}

function paragraph(language: PageLanguage, index: number): Letter['body'][number] {
  const sentences = SENTENCES[language].map((text, place) => ({
    ...{ id: `p${index}:${place}`, text, inlines: [{ text, marks: [] }] },
    ...{ origin: 'own' as const, span: null },
  }))
  return { kind: 'paragraph', id: `p${index}`, sentences }
}
