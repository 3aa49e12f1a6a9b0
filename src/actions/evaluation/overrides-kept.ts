import { type Block, blockSentences, type Sentence } from '../../core/article/document.ts'
import type { Draft, Email } from '../../core/draft/draft.ts'
import { defaultRhythm, type Series } from '../../core/draft/series.ts'
import { type Article, readCopy } from '../../ingest/read-article.ts'
import { reimportSeries } from '../../ingest/series/reimport-series.ts'
import { writeSeries } from '../../ingest/series/write-series.ts'
import { EDIT_KINDS, type EditedSource, editParagraph, sampleParagraphs } from './edit-paragraphs.ts'

/** What became of a marketer's edits when the article was changed and imported again. */
export interface OverridesKept {
  readonly kept: number
  /** What was lost, and in which change of the article. */
  readonly lost: readonly string[]
}

/**
 * Edits each lesson’s subject and text in the series’ files, changes the article, and imports it again: in every
 * way where `thorough`, else in one, another one for each length of article.
 */
export function countOverridesKept(draft: Draft, article: Article, thorough: boolean): OverridesKept {
  const paragraphs = sampleParagraphs(article.document, EDIT_KINDS.length)
  const edits = paragraphs.flatMap((paragraph, index) => {
    const kind = EDIT_KINDS[index]
    return (kind && editParagraph(article.source, paragraph, kind)) ?? []
  })
  const series = editedSeries(draft, article)
  const files = writeSeries(series)
  const own = series.draft.emails.flatMap(ownTexts)
  const one = edits.slice(article.source.length % Math.max(1, edits.length)).slice(0, 1)
  const lost = (thorough ? edits : one).map((edit) => lostIn(edit, { files, own, article }))
  return {
    kept: lost.reduce((sum, one) => sum + own.length - one.length, 0),
    lost: lost.flat(),
  }
}

interface Edited {
  readonly files: ReadonlyMap<string, string>
  readonly own: readonly string[]
  readonly article: Article
}

function lostIn({ kind, source }: EditedSource, { files, own, article }: Edited): readonly string[] {
  const name = article.format === 'text' ? 'article.txt' : 'article.md'
  const read = readCopy(new TextEncoder().encode(source), name)
  if (read.kind !== 'read') return []
  const reimport = reimportSeries({ files, article: { ...read.article, title: article.title } })
  if (reimport.kind !== 'reimported') return own.map((text) => `${kind}: ${text} (${reimport.kind})`)
  const now = new Set(reimport.series.draft.emails.flatMap(ownTexts))
  return own.filter((text) => !now.has(text)).map((text) => `${kind}: ${text}`)
}

function ownTexts({ subject, body }: Email): readonly string[] {
  const all = [subject, ...body.flatMap(blockSentences)]
  return all.filter(({ origin }) => origin === 'own').map(({ text }) => text)
}

/** The series with an own subject and an own sentence in each lesson. */
function editedSeries(draft: Draft, { source, sha256 }: Article): Series {
  const emails = draft.emails.map((email, index) => {
    if (email.kind !== 'lesson') return email
    const subject = {
      ...email.subject,
      text: `My own subject for number ${index + 1}`,
      rule: 'own',
      origin: 'own' as const,
      from: [],
    }
    return {
      ...email,
      subject,
      body: withOwnSentence(email.body, `The marketer wrote this one for email ${index + 1}.`),
    }
  })
  return {
    key: sha256.slice(0, 12),
    name: draft.name,
    list: null,
    rhythm: defaultRhythm,
    draft: { ...draft, emails },
    source,
  }
}

/** The last sentence of the first paragraph is the marketer's. */
function withOwnSentence(body: readonly Block[], text: string): readonly Block[] {
  const at = body.findIndex(({ kind }) => kind === 'paragraph')
  return body.map((block, index) => {
    if (index !== at || block.kind !== 'paragraph') return block
    const own: Sentence = {
      id: `${block.id}:own`,
      text,
      inlines: [{ text, marks: [] }],
      origin: 'own',
      span: null,
    }
    return { ...block, sentences: [...block.sentences.slice(0, -1), own] }
  })
}
