import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { packOf } from '../../language/pack.ts'
import type { PhraseId } from '../../language/packs/english/phrases.ts'
import type { CallToAction, Voice } from '../draft.ts'
import { phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { quote, slotOf, type Wording } from '../wording.ts'

/** The marketer's link where there is one, else the given prompt for a reply. */
export function callToAction(voice: Voice, prompt: Wording): CallToAction {
  if (voice.link === null) return { label: slotOf([prompt]), kind: 'reply', url: null }
  const label: Wording = { text: voice.link.label, rule: 'voice', origin: 'own', from: [] }
  return { label: slotOf([label]), kind: 'link', url: voice.link.url }
}

const PROMPTS = [
  'reply-keep',
  'reply-match',
  'reply-add',
  'reply-question',
] as const satisfies readonly PhraseId[]

/** What a lesson asks its reader to reply to, so that no two lessons in a row ask the same. */
export function lessonPrompt(
  number: number,
  has: 'tip' | 'checklist' | 'neither',
  { language }: Reading,
): Wording {
  if (has === 'checklist') return phrase(language, 'reply-checklist', {})
  const asksOfTip = has === 'tip' && number % 2 === 1
  return phrase(language, asksOfTip ? 'reply-tip' : (PROMPTS[number % PROMPTS.length] ?? 'reply-keep'), {})
}

/** The promotion's own call as a button, where the marketer says where it leads; else as any other email. */
export function recapCall(promotion: readonly Block[], voice: Voice, { language }: Reading): CallToAction {
  if (voice.offerUrl === null || promotion.length === 0) {
    return callToAction(voice, phrase(language, 'reply-recap', {}))
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
