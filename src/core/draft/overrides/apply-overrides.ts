import type { Draft, Email } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'
import { arrangeBodies, holdsWords } from './arrange-bodies.ts'
import { isLost, lostEmail, withoutSource } from './lost-emails.ts'
import { type DraftedFrame, draftedFrames } from './marketers-slots.ts'
import type { Edit, Overrides, SlotName } from './overrides.ts'

/** A draft with the marketer's changes, and how each of them stands to the article. */
export interface Applied {
  readonly emails: readonly PlannedEmail[]
  readonly report: readonly Edit[]
  /** Ids of emails that went with their part of the article. */
  readonly gone: readonly string[]
}

/**
 * Lays a marketer's changes over a draft: emails in his order, what he wrote and moved where he put it, and
 * everything else as drafted. An email of which the article holds nothing any more keeps the words that it had
 * where he changed any of them, and goes where he changed none.
 */
export function applyOverrides(draft: Draft, overrides: Overrides): Applied {
  const bodies = arrangeBodies(draft, overrides)
  const drafted = new Set(draft.emails.map(({ id }) => id))
  const lost = overrides.emails.filter((one) => isLost(one, bodies.get(one.email.id) ?? [], drafted))
  const gone = new Set(lost.filter(({ stays }) => stays === 'no').map(({ email }) => email.id))
  const kept = overrides.emails.filter(({ email }) => !gone.has(email.id))
  const emails = kept.map((one) =>
    lost.includes(one) ? withoutSource(one, drafted) : { ...one.email, body: bodies.get(one.email.id) ?? [] },
  )
  const known = new Set([...overrides.emails.map(({ email }) => email.id), ...overrides.removedEmails])
  const fresh = draft.emails.filter(({ id }) => !known.has(id) && holdsWords(bodies.get(id) ?? []))
  const all = insertFresh(
    emails,
    fresh.map((email) => ({ ...email, body: bodies.get(email.id) ?? [] })),
    draft,
  )
  const flagged = new Set(lost.map(({ email }) => email.id))
  return {
    emails: withFrames(all, draft, overrides),
    report: [
      ...overrides.edits.filter(({ email }) => !flagged.has(email)),
      ...lost.filter(({ stays }) => stays !== 'no').map(lostEmail),
    ],
    gone: [...gone],
  }
}

/** An email that is new in the draft comes after the one that it follows there. */
function insertFresh(
  emails: readonly PlannedEmail[],
  fresh: readonly PlannedEmail[],
  { emails: drafted }: Draft,
): readonly PlannedEmail[] {
  const all = [...emails]
  for (const email of fresh) {
    const place = drafted.findIndex(({ id }) => id === email.id)
    const before = new Set(drafted.slice(0, place).map(({ id }) => id))
    const last = all.findLastIndex(({ id, kind }) => before.has(id) && kind !== 'recap')
    const isTaken = email.kind !== 'lesson' && all.some(({ kind }) => kind === email.kind)
    const kind = isTaken ? 'lesson' : email.kind
    const at = kind === 'recap' ? all.length : kind === 'welcome' ? 0 : Math.max(last + 1, firstLesson(all))
    all.splice(at, 0, { ...email, kind })
  }
  return all
}

function firstLesson(emails: readonly PlannedEmail[]): number {
  return emails[0]?.kind === 'welcome' ? 1 : 0
}

/** The words around each body: the marketer's where he changed them, else what the draft says there now. */
function withFrames(
  emails: readonly PlannedEmail[],
  draft: Draft,
  overrides: Overrides,
): readonly PlannedEmail[] {
  const marked = new Map(overrides.emails.map(({ email, slots }) => [email.id, slots]))
  const present = new Map(emails.map(({ id, subject }) => [id, subject.text]))
  const subjects = emails.map((email) => {
    const drafted = draft.emails.find(({ id, kind }) => id === email.id && kind === email.kind)
    return drafted && !marked.get(email.id)?.has('subject') ? { ...email, subject: drafted.subject } : email
  })
  const frames = draftedFrames({ emails: subjects.map(unjudged) }, draft)
  return emails.map((email, index) => {
    const frame = frames[index]
    if (!frame) return { ...email, links: email.links.filter((link) => present.has(link.email)) }
    const slots = marked.get(email.id) ?? new Set<SlotName | 'button' | 'links'>()
    const kept = [...slots].map((slot): Partial<PlannedEmail> => {
      if (slot === 'button') return { cta: email.cta }
      if (slot === 'links') return { links: email.links }
      return { [slot]: email[slot] }
    })
    const merged: PlannedEmail = Object.assign({}, email, framed(frame), ...kept)
    return { ...merged, links: merged.links.filter((link) => present.has(link.email)) }
  })
}

function framed(frame: NonNullable<DraftedFrame>): Partial<PlannedEmail> {
  const { subject, preview, greeting, opener, tip, signoff, ps, cta, links } = frame
  return { subject, preview, greeting, opener, tip, signoff, ps, cta, links }
}

function unjudged(email: PlannedEmail): Email {
  return { ...email, suggestions: [], lint: [] }
}
