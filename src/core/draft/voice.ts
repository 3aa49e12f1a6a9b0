import { frameWords } from '../mail/frame-phrases.ts'
import type { Voice } from './draft.ts'

/**
 * How a series in this language speaks until its marketer says otherwise: by first name, signed by the list, asking
 * for replies. Without words of its own it greets in English, as the rest of its frame does.
 */
export function defaultVoiceFor(language: string): Voice {
  const { greeting, greetingWithoutName } = frameWords(language)
  return { signer: null, greeting, greetingWithoutName, ps: null, link: null, offerUrl: null }
}

/** The same in English, where no article says in which language. */
export const defaultVoice = defaultVoiceFor('en')
