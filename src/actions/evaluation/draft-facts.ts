import { createHash } from 'node:crypto'
import type { Draft, DraftMode, Email } from '../../core/draft/draft.ts'
import { draftJson } from '../../core/draft/draft-json.ts'
import { type DraftResult, draftSeries } from '../../core/draft/draft-series.ts'
import { type Measures, measureDraft } from '../../core/draft/measures.ts'
import { defaultVoiceFor } from '../../core/draft/voice.ts'
import { letterOf } from '../../core/mail/letter.ts'
import type { Article } from '../../ingest/read-article.ts'
import { letterText } from '../../render/letter-text.ts'

/** A draft with what is measured of it; `sha256` is over everything that `draft --json` prints. */
export interface DraftFacts {
  readonly draft: Draft
  readonly measures: Measures
  readonly sha256: string
}

/** What is told of an article beside its document. */
export function infoOf({ title, document, format, sha256, url, confidence }: Article): Draft['article'] {
  return { title, language: document.language, format, sha256, url, confidence }
}

/** Drafts an article in a mode, or in the one that its length asks for. */
export function draftOf(article: Article, mode?: DraftMode): DraftResult {
  const { document } = article
  const about = { document, article: infoOf(article), voice: defaultVoiceFor(document.language) }
  return draftSeries({ ...about, ...(mode && { mode }) })
}

/** Measures a draft with its rendered text parts. */
export function factsOf(draft: Draft): DraftFacts {
  const textOf = (email: Email) => textPart(draft, email)
  return { draft, measures: measureDraft(draft, textOf), sha256: hashOf(draft) }
}

/** The whole plain-text part of an email of a draft, for a sample reader. */
export function textPart(draft: Draft, email: Email): string {
  const withoutName = draft.voice.greetingWithoutName
  return letterText(letterOf(email, { language: draft.article.language, withoutName }))
}

/** The hash of everything that `draft --json` prints. */
export function hashOf(draft: Draft): string {
  const json = draftJson(draft, (email) => textPart(draft, email))
  return createHash('sha256').update(JSON.stringify(json)).digest('hex')
}
