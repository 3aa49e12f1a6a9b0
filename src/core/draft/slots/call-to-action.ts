import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { packOf } from '../../language/pack.ts'
import type { PhraseId } from '../../language/packs/english/phrases.ts'
import type { CallToAction, Voice } from '../draft.ts'
import { phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { quote, slotOf, type Wording } from '../wording.ts'

/**
 * The marketer's link where there is one, else the page that has the rest, else the first of these prompts; nothing
 * where the topic is sensitive, since a reply would tell of it.
 */
export function callToAction(
  voice: Voice,
  prompts: readonly Wording[],
  { language, restAt, isSensitive }: Reading,
): CallToAction {
  if (voice.link !== null) {
    const label: Wording = { text: voice.link.label, rule: 'voice', origin: 'own', from: [] }
    return { label: slotOf([label]), kind: 'link', url: voice.link.url }
  }
  if (restAt !== null)
    return { label: slotOf([phrase(language, 'read-article', {})]), kind: 'link', url: restAt }
  if (isSensitive) return { label: null, kind: 'none', url: null }
  return { label: slotOf(prompts), kind: 'reply', url: null }
}

const PROMPTS = [
  'reply-keep',
  'reply-match',
  'reply-add',
  'reply-question',
] as const satisfies readonly PhraseId[]

/** What a lesson may ask its reader to reply to, so that the first choices of no two in a row are the same. */
export function lessonPrompts(
  number: number,
  has: 'tip' | 'checklist' | 'neither',
  { language }: Reading,
): readonly Wording[] {
  const turned = [...PROMPTS.slice(number % PROMPTS.length), ...PROMPTS.slice(0, number % PROMPTS.length)]
  const own =
    has === 'checklist' ? (['reply-checklist'] as const) : has === 'tip' ? (['reply-tip'] as const) : []
  const first = has === 'checklist' || number % 2 === 1
  return (first ? [...own, ...turned] : [...turned, ...own]).map((id) => phrase(language, id, {}))
}

/** The promotion's own call as a button, where the marketer says where it leads; else as any other email. */
export function recapCall(promotion: readonly Block[], voice: Voice, reading: Reading): CallToAction {
  const { language } = reading
  if (voice.offerUrl === null || promotion.length === 0) {
    return callToAction(voice, [phrase(language, 'reply-recap', {})], reading)
  }
  const calls = promotion.flatMap(blockSentences).flatMap((sentence) => callsIn(sentence, language))
  return {
    label: slotOf([...calls.slice(0, 1), phrase(language, 'offer-label', {})]),
    kind: 'link',
    url: voice.offerUrl,
  }
}

const LONGEST_LABEL = 32

/** The words of a sentence that ask the reader to get in touch, up to where the reason follows. */
function callsIn(sentence: Sentence, language: string): readonly Wording[] {
  const { call, callReason } = packOf(language)?.promotion ?? {}
  const match = call?.exec(sentence.text)
  const words = match?.[1]
  if (!match || !callReason || words === undefined) return []
  const start = match.index + match[0].length - words.length
  const label = words.replace(callReason, '').replace(/[\s,:]+$/, '')
  if (label.length > LONGEST_LABEL || !label.includes(' ')) return []
  const part = quote(sentence, start, start + label.length)
  return [
    {
      text: label.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
      rule: 'offer',
      origin: 'source',
      from: part.from,
    },
  ]
}
