import { holdsLiquid } from '../mail/liquid-fragment.ts'
import { partitionDocument } from './divide/divide-document.ts'
import type { Division, EmailKind, Slot, Voice } from './draft.ts'
import { passageOf } from './passage.ts'
import { countWord, phrase } from './phrases.ts'
import type { Reading } from './reading.ts'
import { lessonOpener } from './slots/opener.ts'
import { postscript, type WhatNext } from './slots/ps.ts'
import { welcomeOpener, welcomePreview, welcomeSubject } from './slots/welcome.ts'
import { slotOf } from './wording.ts'

/** The words around a body that may depend on where its email stands. */
export interface FrameSlots {
  readonly subject: Slot | null
  readonly preview: Slot | null
  readonly opener: Slot | null
  readonly ps: Slot | null
}

/** An email where it stands now, and the words that were drafted for it. */
export interface PlacedEmail {
  readonly kind: EmailKind
  /** What announces it, where it is a lesson. */
  readonly subject: Slot | null
  readonly drafted: FrameSlots
}

export interface SpokenSeries {
  readonly reading: Reading
  readonly voice: Voice
  /** How the article is divided: which of its words the welcome holds. */
  readonly division: Division
}

/** What the drafted words become where the emails stand now; in the drafted order they are what was drafted. */
export function frameSeries(emails: readonly PlacedEmail[], series: SpokenSeries): readonly FrameSlots[] {
  const lessons = emails.filter(({ kind }) => kind === 'lesson')
  const frames = { ...series, lessons }
  return emails.map((email, index) => {
    const ps = postscriptOf(email, emails[index + 1], series)
    return { ...placedSlots(email, frames), ps }
  })
}

interface Frames extends SpokenSeries {
  readonly lessons: readonly PlacedEmail[]
}

function placedSlots(email: PlacedEmail, { lessons, reading, division }: Frames): FrameSlots {
  const { kind, drafted } = email
  const count = lessons.length
  if (count === 0) return drafted
  if (kind === 'lesson')
    return { ...drafted, opener: lessonOpener(lessons.indexOf(email) + 1, count, reading) }
  if (kind === 'recap') return { ...drafted, preview: recapPreview(drafted.preview, count, reading) }
  return { ...welcomeSlots(count, reading, division), ps: null }
}

function welcomeSlots(count: number, reading: Reading, division: Division): Omit<FrameSlots, 'ps'> {
  const subject = welcomeSubject(count, reading)
  const passage = passageOf(partitionDocument(reading.document, { division })?.welcome ?? [], null)
  return {
    subject,
    preview: welcomePreview({ passage, subject: subject.text, reading }, count),
    opener: welcomeOpener(count, reading),
  }
}

/** Only our own phrase counts the lessons; a preview text from the article stays. */
function recapPreview(drafted: Slot | null, count: number, { language }: Reading): Slot | null {
  if (!drafted?.rule.startsWith('recap-preview')) return drafted
  if (count === 1) return slotOf([phrase(language, 'recap-preview-one', {})])
  return slotOf([phrase(language, 'recap-preview', { count: countWord(language, count) })])
}

function postscriptOf(email: PlacedEmail, next: PlacedEmail | undefined, series: SpokenSeries): Slot | null {
  const { reading, voice } = series
  if (email.kind === 'recap' && voice.ps === null) return null
  const ps = postscript(whatIs(next), voice, reading)
  const subject = next?.subject
  // The announced subject may hold a merge field, and then the announcement does.
  const isFragment = voice.ps === null && subject?.origin === 'own' && holdsLiquid(subject.text)
  return isFragment ? { ...ps, origin: 'own' } : ps
}

function whatIs(next: PlacedEmail | undefined): WhatNext {
  if (next === undefined) return { kind: 'end' }
  return next.kind === 'lesson' && next.subject ? { kind: 'email', subject: next.subject } : { kind: 'recap' }
}
