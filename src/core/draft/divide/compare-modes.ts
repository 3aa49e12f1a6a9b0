import type { Document } from '../../article/document.ts'
import type { DraftMode } from '../draft.ts'
import { documentAtoms, wordsOfAtoms } from './atoms.ts'
import { partitionDocument } from './divide-document.ts'
import type { Partition } from './partition.ts'

/** What one mode would make of an article. */
export interface ModeOutcome {
  readonly emails: number
  readonly lessons: number
  /** How much of the article's words its emails would hold, from 0 to 1. */
  readonly share: number
}

export interface ModeComparison {
  readonly full: ModeOutcome
  readonly digest: ModeOutcome
  /** The mode that the length of the article asks for. */
  readonly chosen: DraftMode
}

/** What each mode would give, or null where the article is too short for any series. */
export function compareModes(document: Document, maxEmails?: number): ModeComparison | null {
  const limit = maxEmails === undefined ? {} : { maxEmails }
  const chosen = partitionDocument(document, limit)
  const full = partitionDocument(document, { ...limit, mode: 'full' })
  const digest = partitionDocument(document, { ...limit, mode: 'digest' })
  if (!chosen || !full || !digest) return null
  const words = wordsOfAtoms(documentAtoms(document))
  return { full: outcomeOf(full, words), digest: outcomeOf(digest, words), chosen: chosen.mode }
}

function outcomeOf({ welcome, lessons, recap, leftOut }: Partition, words: number): ModeOutcome {
  const hasRecap = lessons.length > 1 || recap.length > 0
  const kept = wordsOfAtoms([...welcome, ...lessons.flat(), ...recap])
  const share = leftOut.length === 0 ? 1 : kept / Math.max(1, words)
  return { emails: lessons.length + (hasRecap ? 2 : 1), lessons: lessons.length, share }
}
