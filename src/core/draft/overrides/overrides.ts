import { createHash } from 'node:crypto'
import { type Block, blockSentences, documentSentences, type Sentence } from '../../article/document.ts'
import type { Draft, Email } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'

/** The slots that a marketer may word. */
export type SlotName = 'subject' | 'preview' | 'greeting' | 'opener' | 'tip' | 'signoff' | 'ps'

/** `ok` as long as the words of the article that an edit stands against are the same. */
export type OverrideStatus = 'ok' | 'stale'

/** One thing that a marketer changed, and the words of the article that it stands against. */
export interface Edit {
  readonly email: string
  readonly what: SlotName | 'button' | 'sentence' | 'removal' | 'email'
  /** The sentences of the article that it quotes, replaces or leaves out, by id. */
  readonly sources: readonly string[]
  /** SHA-256 of their words when the edit was made. */
  readonly baseSha: string
  readonly oldSource: string
  readonly newSource: string
  /** The marketer's words; none where something was left out. */
  readonly yours: string
  readonly status: OverrideStatus
}

/** A block of an email as the marketer left it. */
export interface Part {
  /** `drafted` follows the article; `edited` is a drafted block with other words; `own` is the marketer's. */
  readonly kind: 'drafted' | 'edited' | 'own'
  /** Of the drafted block, which stands for no other part. */
  readonly key: string
  readonly block: Block
  /** It stands elsewhere than it was drafted, after the part before it. */
  readonly moved: boolean
}

export interface EmailOverrides {
  /** As the marketer left it. */
  readonly email: PlannedEmail
  /** Whether the draft has it as well. */
  readonly isDrafted: boolean
  /** Which of its words are the marketer's. */
  readonly slots: ReadonlySet<SlotName | 'button' | 'links'>
  readonly parts: readonly Part[]
  /** Why it stays where its part of the article goes: the marketer changed something in it, or its file is held. */
  readonly stays: 'no' | 'edited' | 'held'
}

/** What a marketer changed in a draft, as a layer of its own: the draft and this give the series. */
export interface Overrides {
  /** In the marketer's order. */
  readonly emails: readonly EmailOverrides[]
  readonly removedEmails: readonly string[]
  /** Keys of drafted blocks that stand in no email any more. */
  readonly removedBlocks: readonly string[]
  readonly edits: readonly Edit[]
}

/** What names a block of a draft: its id, with the email's where it is a phrase of our own. */
export function blockKey(email: string, { id }: Pick<Block, 'id'>): string {
  return /^b[0-9a-f]{10}-\d/.test(id) ? id : `${email}#${id}`
}

/** Whether a drafted block is our own and no part of the article. */
export function isPhraseBlock(block: Block): boolean {
  const sentences = blockSentences(block)
  return sentences.length > 0 && sentences.every(({ origin }) => origin !== 'source')
}

/** The words of an edit's sources, and what tells them from others. */
export function wordsHash(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex')
}

/** The article's sentences by id. */
export function sentencesById({ document }: Draft): ReadonlyMap<string, Sentence> {
  return new Map(documentSentences(document).map((sentence) => [sentence.id, sentence]))
}

/** The words of a slot or button; none where the email has none. */
export function slotText(email: Pick<Email, SlotName>, slot: SlotName): string {
  return email[slot]?.text ?? ''
}
