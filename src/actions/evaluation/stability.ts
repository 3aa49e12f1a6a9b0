import { blockSentences } from '../../core/article/document.ts'
import type { Draft, Email } from '../../core/draft/draft.ts'
import { redraft } from '../../core/draft/redraft.ts'
import { sourceBlocks } from '../../core/draft/source-blocks.ts'
import { type Article, readCopy } from '../../ingest/read-article.ts'
import { infoOf } from './draft-facts.ts'
import {
  EDIT_KINDS,
  type EditedSource,
  type EditKind,
  editParagraph,
  sampleParagraphs,
} from './edit-paragraphs.ts'

/** What one edit of one paragraph did to the series. */
export interface EditOutcome {
  readonly kind: EditKind
  /** The first words of the paragraph. */
  readonly place: string
  /** Emails whose own text is not what it was, new and lost ones included. */
  readonly changed: number
  /** Ids of the emails whose text stayed and whose subject, preview text or tip did not. */
  readonly reworded: readonly string[]
}

/** How many paragraphs are edited, spread over the article. */
export const SAMPLED_PARAGRAPHS = 12

/**
 * Edits paragraphs of the article one at a time and drafts it again after each edit: every paragraph in every
 * way where `thorough`, else a sample with the ways in turn.
 */
export function measureStability(before: Draft, article: Article, thorough: boolean): readonly EditOutcome[] {
  const most = thorough ? Number.POSITIVE_INFINITY : SAMPLED_PARAGRAPHS
  return sampleParagraphs(article.document, most).flatMap((paragraph, index) => {
    const kinds = thorough ? EDIT_KINDS : EDIT_KINDS.filter((_, at) => at === index % EDIT_KINDS.length)
    const edits = kinds.map((kind) => editParagraph(article.source, paragraph, kind))
    return edits.flatMap((edit) => (edit ? (outcomeOf(before, article, edit) ?? []) : []))
  })
}

function outcomeOf(before: Draft, article: Article, edit: EditedSource): EditOutcome | null {
  const after = draftedAgain(before, article, edit.source)
  return after && { kind: edit.kind, place: edit.place, ...changesBetween(before, after) }
}

/** The series of the article with another source, or null where nothing can be read there. */
export function draftedAgain(before: Draft, article: Article, source: string): Draft | null {
  const name = article.format === 'text' ? 'article.txt' : 'article.md'
  const read = readCopy(new TextEncoder().encode(source), name)
  if (read.kind !== 'read') return null
  return redraft({
    before,
    document: read.article.document,
    article: infoOf({ ...read.article, title: article.title }),
  })
}

/** Compares two drafts email by email, by their ids. */
export function changesBetween(before: Draft, after: Draft): Pick<EditOutcome, 'changed' | 'reworded'> {
  const old = new Map(before.emails.map((email) => [email.id, email]))
  const now = new Map(after.emails.map((email) => [email.id, email]))
  const both = [...old].flatMap(([id, email]) => {
    const other = now.get(id)
    return other ? [[email, other] as const] : []
  })
  const same = both.filter(([one, other]) => ownText(one) === ownText(other))
  const lost = old.size + now.size - 2 * both.length
  return {
    changed: both.length - same.length + lost,
    reworded: same.filter(([one, other]) => slotsOf(one) !== slotsOf(other)).map(([{ id }]) => id),
  }
}

function ownText({ body }: Email): string {
  return JSON.stringify(
    sourceBlocks(body).map((block) => [block.kind, blockSentences(block).map(({ text }) => text)]),
  )
}

function slotsOf({ subject, preview, tip }: Email): string {
  return JSON.stringify([subject.text, preview.text, tip?.text])
}
