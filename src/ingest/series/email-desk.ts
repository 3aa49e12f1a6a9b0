import type { Block, List } from '../../core/article/document.ts'
import type { Rhythm } from '../../core/delivery/schedule.ts'
import type { Draft, Email, Slot } from '../../core/draft/draft.ts'
import { emailDays } from '../../core/draft/email-days.ts'
import type { Reading } from '../../core/draft/reading.ts'
import { type FrameSlots, frameSeries, type PlacedEmail } from '../../core/draft/series-frame.ts'
import { comingList, isComingList, withComingList } from './coming-list.ts'
import type { ListedEmail } from './list-email-files.ts'
import { matchSource, type SourceMatch } from './match-source.ts'
import { quoteArticle } from './quote-article.ts'
import { readSlot } from './read-slots.ts'

export interface DeskInput {
  readonly listed: readonly ListedEmail[]
  /** The series as drafted from its article with the voice that it has now. */
  readonly draft: Draft
  readonly reading: Reading
  readonly rhythm: Rhythm
}

/** An email file beside the email that was drafted under its id. */
export interface LaidEmail {
  readonly listed: ListedEmail
  /** Null where the email was added, or made into another kind. */
  readonly drafted: Email | null
  /** What the drafted words become where the email stands now. */
  readonly now: FrameSlots
  readonly day: number
}

/** All that is needed to tell the words of an email file from the drafted ones. */
export interface Desk {
  readonly emails: readonly LaidEmail[]
  readonly draft: Draft
  readonly match: SourceMatch
  /** The subjects to come as the welcome lists them now, and the lists that it stands for. */
  readonly coming: { readonly now: List; readonly lists: ReadonlySet<Block> }
  readonly quote: (words: string) => Slot | null
  /** What links call each email, by its id. */
  readonly names: ReadonlyMap<string, string>
  readonly draftedIds: ReadonlySet<string>
  /** The topic and all subjects, drafted ones and those of the files. */
  readonly known: ReadonlySet<string>
}

/** Lays the files beside the draft, in the order of the files. */
export function layOut({ listed, draft, reading, rhythm }: DeskInput): Desk {
  const quote = quoteArticle(draft.document)
  const placed = listed.map((email) => place(email, draftedAs(email, draft), quote))
  const frames = frameSeries(placed, { reading, voice: draft.voice, division: draft.division })
  const days = emailDays(
    listed.map(({ emailKind }) => emailKind),
    rhythm,
  )
  const emails = listed.map(
    (email, index): LaidEmail => ({
      listed: email,
      drafted: draftedAs(email, draft),
      now: frames[index] ?? noFrame,
      day: days[index] ?? 0,
    }),
  )
  const now = comingList(placed.flatMap(({ subject }) => (subject ? [subject] : [])))
  const known = withComingList(draft, now)
  const lists = new Set(known.emails.flatMap(({ body }) => body.filter(isComingList)))
  const draftedSubjects = draft.emails.map(({ subject }) => subject.text)
  const subjects = listed.map(({ file }) => file.fields.subject)
  return {
    emails,
    draft,
    match: matchSource(known),
    coming: { now, lists },
    quote,
    names: new Map(listed.map((email) => [email.id, nameOf(email, draftedAs(email, draft))])),
    draftedIds: new Set(draft.emails.map(({ id }) => id)),
    known: new Set([reading.topic.text, ...draftedSubjects, ...subjects]),
  }
}

const noFrame: FrameSlots = { subject: null, preview: null, opener: null, ps: null }

function draftedAs({ id, emailKind }: ListedEmail, { emails }: Draft): Email | null {
  return emails.find((email) => email.id === id && email.kind === emailKind) ?? null
}

function place({ emailKind, file }: ListedEmail, drafted: Email | null, quote: Desk['quote']): PlacedEmail {
  const subject = drafted?.subject ?? null
  return {
    kind: emailKind,
    subject:
      emailKind === 'lesson'
        ? readSlot(file.fields.subject, { drafted: subject, now: subject, quote })
        : null,
    drafted: drafted ?? noFrame,
  }
}

/** The subject as literal words: merge fields that a marketer typed are left out of it. */
function nameOf({ file }: ListedEmail, drafted: Email | null): string {
  const { subject } = file.fields
  const words = subject.replace(/\{\{.*?\}\}|\{%.*?%\}/g, '')
  if (words === subject || subject === drafted?.subject.text) return subject
  return words
    .replace(/^[\s,;:!–—-]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}
