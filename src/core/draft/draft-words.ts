import { percentWords } from './article-words.ts'
import type { ModeComparison } from './divide/compare-modes.ts'
import type { Draft, Drop, DropReason, Email, Finding } from './draft.ts'

/** "full: 15 emails; digest: 8 lessons with 61 % of the text; the rest is listed"; no digest where all fits. */
export function modeWords({ full, digest }: Pick<ModeComparison, 'full' | 'digest'>): string {
  const whole = `full: ${counted(full.emails, 'email')}`
  if (digest.share === 1) return whole
  const lessons = counted(digest.lessons, 'lesson')
  return `${whole}; digest: ${lessons} with ${percentWords(digest.share)} of the text; the rest is listed`
}

/** "1 email", "12 emails": a count with its noun, in English. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

const REASONS: Readonly<Record<DropReason, string>> = {
  title: 'title',
  heading: 'heading',
  'generic-heading': 'generic heading',
  boilerplate: 'boilerplate',
  shortcode: 'shortcode',
  duplicate: 'said before',
  budget: 'left out of the digest',
  user: 'left out by hand',
}

/** Why a sentence stands in no email: "heading", "boilerplate: share line". */
export function dropWords({ reason, what }: Pick<Drop, 'reason' | 'what'>): string {
  const kind = what?.replaceAll('-', ' ').trim() ?? ''
  return kind === '' || kind === REASONS[reason] ? REASONS[reason] : `${REASONS[reason]}: ${kind}`
}

/** The same where nothing else says that it was left out: "heading, left out". */
export function leftOutWords(drop: Pick<Drop, 'reason' | 'what'>): string {
  const words = dropWords(drop)
  return words.startsWith('left out') ? words : `${words}, left out`
}

/** Sentences that were left out for the same reason. */
export interface DropGroup {
  readonly words: string
  /** "6 headings": how many there are, with the reason. */
  readonly counted: string
  readonly ids: readonly string[]
}

/** What was left out, by reason, titles and headings first. */
export function groupDrops({ dropped }: Pick<Draft, 'dropped'>): readonly DropGroup[] {
  const order = Object.keys(REASONS)
  const sorted = dropped.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
  return [...Map.groupBy(sorted, dropWords)].map(([words, drops]) => ({
    words,
    counted: /(?:title|heading)$/.test(words) ? counted(drops.length, words) : `${drops.length} ${words}`,
    ids: drops.map(({ id }) => id),
  }))
}

/** A finding with the number of its email, counted from 1. */
export interface PlacedFinding extends Finding {
  readonly email: number
}

/** The findings of all emails, those that must be mended apart; emails that they name are named by number. */
export function placedFindings(
  emails: readonly Email[],
): Readonly<Record<'fails' | 'warns', readonly PlacedFinding[]>> {
  const all = emails.flatMap(({ lint }, index) =>
    lint.map((finding) => ({
      ...finding,
      message: withEmailNumbers(finding.message, emails),
      email: index + 1,
    })),
  )
  return {
    fails: all.filter(({ level }) => level === 'fail'),
    warns: all.filter(({ level }) => level === 'warn'),
  }
}

/** A remark with the numbers of the emails that it names by their ids: "much like that of email 3". */
export function withEmailNumbers(remark: string, emails: readonly Pick<Email, 'id'>[]): string {
  const numbers = new Map(emails.map(({ id }, index) => [id, index + 1]))
  return remark.replace(/[a-z]+-[a-z0-9-]+/g, (id) => (numbers.has(id) ? `email ${numbers.get(id)}` : id))
}
