import type { Draft, Email, Slot } from '../draft.ts'
import { readThrough } from '../reading.ts'
import { type FrameSlots, frameSeries } from '../series-frame.ts'
import type { EmailOverrides, SlotName } from './overrides.ts'

type Marked = EmailOverrides['slots']

const SLOTS: readonly SlotName[] = ['subject', 'preview', 'greeting', 'opener', 'tip', 'signoff', 'ps']

/** For each email of a series, which of its words around the body are not what the draft would say there. */
export function marketersSlots(edited: Draft, frames: readonly DraftedFrame[]): readonly Marked[] {
  const present = new Map(edited.emails.map((email) => [email.id, email]))
  return edited.emails.map((email, index): Marked => {
    const expected = frames[index]
    if (!expected) return new Set([...SLOTS, 'button', 'links'])
    const worded = SLOTS.filter((slot) => words(email[slot]) !== words(expected[slot]))
    const asks = callWords(email.cta) === callWords(expected.cta) ? [] : (['button'] as const)
    const links = linkWords(email, present) === draftedLinks(expected, present) ? [] : (['links'] as const)
    return new Set([...worded, ...asks, ...links])
  })
}

/** What the draft says around the body of an email; null where it has no such email. */
export type DraftedFrame = Pick<Email, SlotName | 'cta' | 'links'> | null

/** Each email as it would be drafted in the order of the series; null where it is not of the draft. */
export function draftedFrames(edited: Pick<Draft, 'emails'>, draft: Draft): readonly DraftedFrame[] {
  const drafted = edited.emails.map(
    ({ id, kind }) => draft.emails.find((email) => email.id === id && email.kind === kind) ?? null,
  )
  const placed = edited.emails.map(({ kind, subject }, index) => ({
    kind,
    subject: kind === 'lesson' ? subject : null,
    drafted: drafted[index] ?? noFrame,
  }))
  const { voice, division } = draft
  const frames = frameSeries(placed, { reading: readThrough(draft.document, draft.article), voice, division })
  return drafted.map((email, index) => {
    const { subject = null, preview = null, opener = null, ps = null } = frames[index] ?? noFrame
    return (
      email && { ...email, subject: subject ?? email.subject, preview: preview ?? email.preview, opener, ps }
    )
  })
}

const noFrame: FrameSlots = { subject: null, preview: null, opener: null, ps: null }

function words(slot: Slot | null): string {
  return slot?.text ?? ''
}

function callWords({ kind, label, url }: Email['cta']): string {
  return JSON.stringify([kind, words(label), url])
}

type Present = ReadonlyMap<string, Email>

/** A link that goes by the other email's subject has no words of its own. */
function linkWords({ links }: Email, present: Present): string {
  return JSON.stringify(
    links.map(({ email, label }) => [email, label === present.get(email)?.subject.text ? '' : label]),
  )
}

function draftedLinks({ links }: Pick<Email, 'links'>, present: Present): string {
  return JSON.stringify(links.filter(({ email }) => present.has(email)).map(({ email }) => [email, '']))
}
