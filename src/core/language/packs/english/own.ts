import type { LetterWords } from '../../language-pack.ts'
import { counts, phrases } from './phrases.ts'

const letter: LetterWords = {
  greeting: 'Hi {{ first_name }},',
  greetingWithoutName: 'Hello,',
  tip: 'Try this',
  earlier: 'Missed one?',
  preferences: 'Email preferences',
  unsubscribe: 'Unsubscribe',
  view: 'View in browser',
  privacy: 'Privacy notice',
  imprint: 'Imprint',
  signedUp: 'You get this because you signed up at {host} on {date}.',
  imported: 'You get this because you are on this list ({statement}).',
}

/** Our own words in English, which languages without a pack fall back on. */
export const own = { phrases, counts, joints: /,? and |, /, letter } as const
