import type { CallToAction, EmailKind, Slot, Voice } from '../../core/draft/draft.ts'
import { slotOf } from '../../core/draft/wording.ts'

/** What the voice of a series says in a slot of each email; nothing where it has no words. */
export function voiceSlot(words: string | null): Slot | null {
  if (words === null || words.trim() === '') return null
  return slotOf([{ text: words, rule: 'voice', origin: 'own', from: [] }])
}

/** The button of each email whose file asks for nothing. */
export function voiceCall({ link }: Voice): CallToAction {
  if (link === null) return noCall
  return { label: voiceSlot(link.label), kind: 'link', url: link.url }
}

export const noCall: CallToAction = { label: null, kind: 'none', url: null }

/** Where a button leads whose file gives no address: from the recap to the offer, else to the link of the voice. */
export function buttonAddress(kind: EmailKind, voice: Voice): string | null {
  return (kind === 'recap' ? voice.offerUrl : null) ?? voice.link?.url ?? null
}
