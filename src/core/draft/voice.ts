import type { Voice } from './draft.ts'

/** How a series speaks until its marketer says otherwise: by first name, signed by the list, asking for replies. */
export const defaultVoice: Voice = {
  signer: null,
  greeting: 'Hi {{ first_name }},',
  greetingWithoutName: 'Hello,',
  ps: null,
  link: null,
  offerUrl: null,
}
