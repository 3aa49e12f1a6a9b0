import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { furnitureWords } from '../../../src/core/article/furniture/furniture-words.ts'
import { headingSigns } from '../../../src/core/article/headings/heading-words.ts'
import { promotionScore, sectionRoles } from '../../../src/core/article/roles.ts'
import { ageingWords } from '../../../src/core/language/ageing.ts'
import { isUnsourcedClaim } from '../../../src/core/language/claims.ts'
import {
  hasLoosePronoun,
  leadingConnective,
  referenceIn,
  startsDangling,
  thisArticleIn,
} from '../../../src/core/language/dangling.ts'
import { isGenericHeading } from '../../../src/core/language/generic-heading.ts'
import { hangingOpening } from '../../../src/core/language/hanging.ts'
import { isImperative } from '../../../src/core/language/imperative.ts'
import { readsWithoutArticle } from '../../../src/core/language/key-phrases.ts'
import { PACKS, packOf } from '../../../src/core/language/pack.ts'
import { english } from '../../../src/core/language/packs/english/english.ts'
import { sensitiveWord } from '../../../src/core/language/sensitive.ts'
import { stem } from '../../../src/core/language/stem.ts'
import { isStopWord } from '../../../src/core/language/stop-words.ts'
import { isTransition } from '../../../src/core/language/transitions.ts'

const articles = join(import.meta.dirname, '..', '..', 'fixtures', 'languages')

/** One sample of what each function of a pack must know. */
interface Samples {
  readonly dangling: string
  readonly standing: string
  readonly connective: readonly [sentence: string, connective: string]
  readonly reference: string
  readonly thisArticle: string
  readonly loose: string
  readonly hanging: string
  readonly transition: string
  readonly ageing: string
  readonly generic: string
  readonly introduction: string
  readonly conclusion: string
  readonly advice: string
  readonly noAdvice: string
  readonly promotion: string
  readonly call: string
  readonly sensitive: string
  readonly claim: string
  readonly sourcedClaim: string
  readonly topic: string
  readonly bare: string
  readonly stopWord: string
  readonly sameStem: readonly [string, string]
}

const SAMPLES: Readonly<Record<string, Samples>> = {
  en: {
    dangling: 'However, walks help.',
    standing: 'Walks help everybody.',
    connective: ['However, walks help.', 'However, '],
    reference: 'As mentioned above, it rains.',
    thisArticle: 'You will read in this article that it rains.',
    loose: 'Nurturing these bonds is essential.',
    hanging: 'One common problem, however, is the rain.',
    transition: 'Let’s take a look at the numbers.',
    ageing: 'Register by 12 May to get a seat.',
    generic: 'Conclusion',
    introduction: 'Introduction',
    conclusion: 'Final thoughts',
    advice: 'Bring water',
    noAdvice: 'Test results',
    promotion: 'At Willow Lane, we help couples. Contact us today to begin.',
    call: 'Contact us today',
    sensitive: 'Recovering from addiction',
    claim: 'Research shows that walks help.',
    sourcedClaim: 'Research shows that walks help, according to Berg (2020).',
    topic: 'Quiet walks',
    bare: 'quiet walks',
    stopWord: 'the',
    sameStem: ['supporting', 'supports'],
  },
  de: {
    dangling: 'Außerdem hilft ein Spaziergang.',
    standing: 'Ein Spaziergang hilft allen.',
    connective: ['Aber der Körper braucht Ruhe.', 'Aber '],
    reference: 'Wie oben erwähnt, regnet es.',
    thisArticle: 'Sie lesen in diesem Artikel, dass es regnet.',
    loose: 'Wer diese Bande pflegt, lebt länger.',
    hanging: 'Ein häufiges Problem ist jedoch der Regen.',
    transition: 'Schauen wir uns nun die Zahlen an.',
    ageing: 'Melden Sie sich an: Anmeldeschluss ist am 12. Mai.',
    generic: 'Fazit',
    introduction: 'Einleitung',
    conclusion: 'Zum Schluss',
    advice: 'Achten Sie auf feste Zeiten',
    noAdvice: 'Ergebnisse des Tests',
    promotion: 'In der Praxis Lindenhof begleiten wir Paare. Vereinbaren Sie einen Termin.',
    call: 'Vereinbaren Sie einen Termin',
    sensitive: 'Leben nach der Sucht',
    claim: 'Studien zeigen, dass Spaziergänge helfen.',
    sourcedClaim: 'Laut Berg (2020) zeigen Studien, dass Spaziergänge helfen.',
    topic: 'Stille Wege',
    bare: 'stille Wege',
    stopWord: 'die',
    sameStem: ['Gewohnheiten', 'Gewohnheit'],
  },
}

function allGaps(texts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, gaps(text)]))
}

describe.each(PACKS.map((pack) => [pack.language, pack] as const))('the pack for "%s"', (language, pack) => {
  const samples = SAMPLES[language]

  it('has samples here, an article, words for pages and signs of headings', () => {
    expect(samples).toBeDefined()
    expect(furnitureWords(language)).not.toBeNull()
    expect(headingSigns(language)).not.toBeNull()
    expect(language === 'en' || existsSync(join(articles, `${language}.md`))).toBe(true)
  })

  it('fills every phrase, each with the gaps of the English one', () => {
    expect(allGaps(pack.own.phrases)).toEqual(allGaps(english.own.phrases))
    expect(Object.values(pack.own.phrases).filter((text) => text.trim() !== text || text === '')).toEqual([])
  })

  it('counts from zero to twelve and fills every word of a letter', () => {
    expect(new Set(pack.own.counts).size).toBe(13)
    expect(Object.values(pack.own.letter).filter((text) => text.trim() === '')).toEqual([])
    expect(allGaps({ ...pack.own.letter })).toEqual(allGaps({ ...english.own.letter }))
  })

  it('divides what it joins', () => {
    const joined = pack.own.phrases['items-and-comma'].replace('{items}', 'A, B').replace('{last}', 'C')
    expect(joined.split(pack.own.joints)).toEqual(['A', 'B', 'C'])
  })

  it('knows how sentences lean on others', () => {
    if (!samples) return
    expect(startsDangling(samples.dangling, language)).toBe(true)
    expect(startsDangling(samples.standing, language)).toBe(false)
    expect(leadingConnective(samples.connective[0], language)).toBe(samples.connective[1])
    expect(leadingConnective(samples.standing, language)).toBeNull()
    expect(hasLoosePronoun(samples.loose, language)).toBe(true)
    expect(hangingOpening(samples.hanging, language)).not.toBeNull()
    expect(hangingOpening(samples.standing, language)).toBeNull()
  })

  it('knows words that point to the page or to a day', () => {
    if (!samples) return
    expect(referenceIn(samples.reference, language)).not.toBeNull()
    expect(referenceIn(samples.standing, language)).toBeNull()
    expect(thisArticleIn(samples.thisArticle, language)).not.toBeNull()
    expect(isTransition(samples.transition, language)).toBe(true)
    expect(ageingWords(samples.ageing, language)).not.toBeNull()
  })

  it('knows headings, advice and promotion', () => {
    if (!samples) return
    expect(isGenericHeading(samples.generic, language)).toBe(true)
    expect(isGenericHeading(samples.topic, language)).toBe(false)
    const roles = sectionRoles([samples.introduction, samples.topic, samples.conclusion], language)
    expect(roles).toEqual(['intro', 'body', 'conclusion'])
    expect(isImperative(samples.advice, language)).toBe(true)
    expect(isImperative(samples.noAdvice, language)).toBe(false)
    expect(promotionScore(samples.promotion, language)).toBeGreaterThanOrEqual(3)
    expect(promotionScore(samples.standing, language)).toBe(0)
    expect(pack.promotion.call.exec(samples.call)?.[1]).toBe(samples.call)
  })

  it('knows words that ask for care', () => {
    if (!samples) return
    expect(sensitiveWord(samples.sensitive, language)).not.toBeNull()
    expect(sensitiveWord(samples.standing, language)).toBeNull()
    expect(isUnsourcedClaim(samples.claim, language)).toBe(true)
    expect(isUnsourcedClaim(samples.sourcedClaim, language)).toBe(false)
  })

  it('knows topics and single words', () => {
    if (!samples) return
    expect(pack.topic.readsAsTopic(samples.topic)).toBe('always')
    expect(readsWithoutArticle(samples.bare, language)).toBe(true)
    expect(isStopWord(samples.stopWord, language)).toBe(true)
    expect(stem(samples.sameStem[0], language)).toBe(stem(samples.sameStem[1], language))
  })
})

describe('a language', () => {
  it('has its pack by the primary subtag, whatever its case', () => {
    expect(packOf('de-AT')?.language).toBe('de')
    expect(packOf('EN-gb')?.language).toBe('en')
    expect([packOf('deu'), packOf('fi'), packOf('')]).toEqual([null, null, null])
  })

  it('without a pack is read without any of it: nothing leans, asks, promotes or names nothing', () => {
    const text = 'However, contact us: research shows that this addiction hurts.'
    expect([startsDangling(text, 'fi'), isImperative('Bring water', 'fi')]).toEqual([false, false])
    expect([leadingConnective(text, 'fi'), referenceIn(text, 'fi'), sensitiveWord(text, 'fi')]).toEqual([
      null,
      null,
      null,
    ])
    expect([isGenericHeading('Conclusion', 'fi'), isUnsourcedClaim(text, 'fi')]).toEqual([false, false])
    expect(promotionScore('At Willow Lane, we help. Contact us today.', 'fi')).toBe(0)
    expect(sectionRoles([null, 'Yksi', 'Conclusion'], 'fi')).toEqual(['intro', 'body', 'body'])
  })
})
