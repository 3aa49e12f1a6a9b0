import { blockSentences, documentSentences, standsFor } from '../core/article/document.ts'
import type { Draft, Drop, Email, Slot } from '../core/draft/draft.ts'

/** What became of a sentence of the article. `email` counts from 1. */
export type Fate =
  | { readonly kind: 'email'; readonly email: number }
  | { readonly kind: 'dropped'; readonly drop: Drop }
  /** In no email and without a reason: a fault of the draft. */
  | { readonly kind: 'lost' }

export type SlotName = 'subject' | 'preview' | 'greeting' | 'opener' | 'tip' | 'button' | 'sign-off' | 'P.S.'

export interface SlotPlace {
  /** Counts from 1. */
  readonly email: number
  readonly slot: SlotName
}

/** One sentence of the article, followed to where it went. `number` counts from 1 in source order. */
export interface Trail {
  readonly number: number
  readonly fate: Fate
  /** The slots that quote it, subjects first. */
  readonly quotedIn: readonly SlotPlace[]
}

/** By sentence id. */
export type Trails = ReadonlyMap<string, Trail>

/** Follows each sentence of the article into the emails and slots that took it. */
export function followSentences(draft: Draft): Trails {
  const homes = findHomes(draft.emails)
  const drops = new Map(draft.dropped.map((drop) => [drop.id, drop]))
  const quotes = findQuotes(draft.emails)
  const trails = documentSentences(draft.document).map(({ id }, index): [string, Trail] => {
    const fate = fateOf(homes.get(id), drops.get(id))
    return [id, { number: index + 1, fate, quotedIn: subjectsFirst(quotes.get(id) ?? []) }]
  })
  return new Map(trails)
}

export interface Totals {
  readonly emails: number
  readonly sentences: number
  readonly dropped: number
  readonly lost: number
}

export function countTrails(trails: Trails, emails: number): Totals {
  const kinds = [...trails.values()].map(({ fate }) => fate.kind)
  return {
    emails,
    sentences: kinds.length,
    dropped: kinds.filter((kind) => kind === 'dropped').length,
    lost: kinds.filter((kind) => kind === 'lost').length,
  }
}

/** The slots of an email that hold words, in reading order. */
export function filledSlots(email: Email): readonly { readonly name: SlotName; readonly slot: Slot }[] {
  const slots: readonly [SlotName, Slot | null][] = [
    ['subject', email.subject],
    ['preview', email.preview],
    ['greeting', email.greeting],
    ['opener', email.opener],
    ['tip', email.tip],
    ['button', email.cta.label],
    ['sign-off', email.signoff],
    ['P.S.', email.ps],
  ]
  return slots.flatMap(([name, slot]) => (slot ? [{ name, slot }] : []))
}

function fateOf(email: number | undefined, drop: Drop | undefined): Fate {
  if (email !== undefined) return { kind: 'email', email }
  return drop === undefined ? { kind: 'lost' } : { kind: 'dropped', drop }
}

function findHomes(emails: readonly Email[]): ReadonlyMap<string, number> {
  const homes = emails.flatMap(({ body }, index) =>
    body
      .flatMap(blockSentences)
      .flatMap(standsFor)
      .map((id): [string, number] => [id, index + 1]),
  )
  return new Map(homes)
}

type Quote = SlotPlace & { readonly sentence: string }

function findQuotes(emails: readonly Email[]): ReadonlyMap<string, readonly Quote[]> {
  const quotes = emails.flatMap((email, index) =>
    filledSlots(email).flatMap(({ name, slot }) => {
      const sentences = new Set(slot.from.map(({ sentence }) => sentence))
      return [...sentences].map((sentence): Quote => ({ sentence, email: index + 1, slot: name }))
    }),
  )
  return Map.groupBy(quotes, ({ sentence }) => sentence)
}

function subjectsFirst(places: readonly Quote[]): readonly SlotPlace[] {
  return places.toSorted((a, b) => Number(b.slot === 'subject') - Number(a.slot === 'subject'))
}
