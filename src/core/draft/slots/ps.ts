import type { Slot, Voice } from '../draft.ts'
import { phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { slotOf } from '../wording.ts'

/** What comes after an email: another subject, the recap, or nothing more. */
export type WhatNext =
  | { readonly kind: 'email'; readonly subject: Slot }
  | { readonly kind: 'recap' }
  | { readonly kind: 'end' }

/** The P.S.: the marketer's standing one, or what comes next. */
export function postscript(next: WhatNext, voice: Voice, { language }: Reading): Slot {
  if (voice.ps !== null) return slotOf([{ text: voice.ps, rule: 'voice', origin: 'own', from: [] }])
  if (next.kind === 'recap') return slotOf([phrase(language, 'ps-recap', {})])
  if (next.kind === 'end') return slotOf([phrase(language, 'ps-end', {})])
  return slotOf([phrase(language, 'ps-next', { subject: next.subject })])
}
