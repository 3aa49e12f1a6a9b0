import type { CallToAction, EmailKind, Slot, Voice } from '../../core/draft/draft.ts'
import { isReplyPrompt, type PlacedSlot, saysItsPlace } from '../../core/draft/frame-words.ts'
import { slotOf } from '../../core/draft/wording.ts'
import type { EmailFields } from './email-fields.ts'
import { ownSlot } from './own-words.ts'
import { buttonAddress, noCall, voiceCall, voiceSlot } from './voice-words.ts'

/** The words that were drafted for a slot, and what they become where the email stands now. */
export interface Drafted {
  readonly drafted: Slot | null
  readonly now: Slot | null
  /** Finds words in the article; null where they do not stand there. */
  readonly quote?: (words: string) => Slot | null
}

/**
 * The slot that words in a file make: none for no words, what belongs there now for words that were left as they
 * were drafted, one of the alternatives for its words, a quotation for words of the article, and otherwise the
 * marketer's own.
 */
export function readSlot(words: string | null, { drafted, now, quote }: Drafted): Slot | null {
  if (words === null || words === '') return null
  if (words === drafted?.text || words === now?.text) return now
  return alternativeOf(now, words) ?? alternativeOf(drafted, words) ?? quote?.(words) ?? ownSlot(words)
}

/** The slot as it is with another of its wordings chosen, or null where it does not list these words. */
function alternativeOf(slot: Slot | null, words: string): Slot | null {
  const chosen = slot?.alternatives.find(({ text }) => text === words)
  return slot && chosen ? slotOf([chosen, slot, ...slot.alternatives]) : null
}

export interface PlacedDrafted extends Drafted {
  readonly slot: PlacedSlot
  /** The topic and the subjects of the series. */
  readonly known: ReadonlySet<string>
}

/** The same for a slot whose phrases say where its email stands: any such phrase was left as it was drafted. */
export function readPlacedSlot(
  words: string | null,
  { slot, known, ...drafted }: PlacedDrafted,
): Slot | null {
  return words !== null && saysItsPlace(slot, words, known) ? drafted.now : readSlot(words, drafted)
}

/** A slot that follows the voice of the series where the file leaves it out. */
export function readVoiceSlot(words: string | null, voice: string | null): Slot | null {
  const spoken = voiceSlot(voice)
  return words === null ? spoken : readSlot(words, { drafted: spoken, now: spoken })
}

export interface CallPlace {
  readonly kind: EmailKind
  readonly voice: Voice
  readonly drafted: CallToAction | null
  readonly quote: (words: string) => Slot | null
}

/** What an email asks for; null where it is a button that leads nowhere. */
export function readCall({ button, reply }: EmailFields, place: CallPlace): CallToAction | null {
  if (button?.label) return readButton(button.label, button.url, place)
  if (reply) return readReply(reply, place)
  return button === null && reply === null ? voiceCall(place.voice) : noCall
}

function readButton(words: string, url: string | null, place: CallPlace): CallToAction | null {
  const address = url ?? buttonAddress(place.kind, place.voice)
  if (address === null) return null
  const drafted = place.drafted?.kind === 'link' ? place.drafted.label : null
  return { label: readSlot(words, { drafted, now: drafted, quote: place.quote }), kind: 'link', url: address }
}

/** A prompt of our own gives way to the button that the voice has for this email. */
function readReply(words: string, { drafted, quote }: CallPlace): CallToAction {
  if (drafted?.kind === 'link' && isReplyPrompt(words)) return drafted
  const prompt = drafted?.kind === 'reply' ? drafted.label : null
  return { label: readSlot(words, { drafted: prompt, now: prompt, quote }), kind: 'reply', url: null }
}
