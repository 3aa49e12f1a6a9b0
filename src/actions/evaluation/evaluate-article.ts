import {
  addRecoveries,
  type HeadingRecovery,
  recoverHeadings,
} from '../../core/article/headings/heading-recovery.ts'
import { wordsIn } from '../../core/draft/divide/lesson-lengths.ts'
import { redraft } from '../../core/draft/redraft.ts'
import { type Article, type ArticleInput, readArticle } from '../../ingest/read-article.ts'
import { readText } from '../../ingest/text/text.ts'
import { type DraftFacts, draftOf, factsOf, hashOf, infoOf } from './draft-facts.ts'
import { countOverridesKept, type OverridesKept } from './overrides-kept.ts'
import { compareParts, type Parts } from './parts.ts'
import { type EditOutcome, measureStability } from './stability.ts'

/** Everything that was found out about one article of a folder. */
export interface EvaluatedArticle {
  readonly kind: 'evaluated'
  readonly file: string
  readonly format: string
  readonly words: number
  /** The draft in the mode that its length asks for, and in both modes. */
  readonly auto: DraftFacts
  readonly full: DraftFacts
  readonly digest: DraftFacts
  /** Milliseconds to read and draft it, the first time and once more. */
  readonly first: number
  readonly warm: number
  /** Drafting again gives the same bytes. */
  readonly deterministic: boolean
  /** What changes when the same article is imported again; null where nothing does. */
  readonly reimport: string | null
  readonly overrides: OverridesKept
  readonly edits: readonly EditOutcome[]
  /** Null where no markup tells what the headings are. */
  readonly headings: HeadingRecovery | null
  readonly parts: Parts
}

export type EvaluateArticle =
  | EvaluatedArticle
  | { readonly kind: 'problem'; readonly file: string; readonly message: string }

export interface Thoroughness {
  readonly thorough: boolean
  /** The hash of the draft as made in other places; undefined where none was made. */
  readonly others: readonly (string | undefined)[]
}

/** Reads, drafts and measures one article in every way. */
export async function evaluateArticle(
  input: ArticleInput,
  { thorough, others }: Thoroughness,
): Promise<EvaluateArticle> {
  const file = input.fileName
  const once = await timed(() => draftOnce(input))
  if (once.value.kind === 'problem') return { ...once.value, file }
  const again = await timed(() => draftOnce(input))
  const third = await timed(() => draftOnce(input))
  const { article, draft } = once.value
  const [full, digest] = [draftOf(article, 'full'), draftOf(article, 'digest')]
  if (full.kind === 'too-short') return { kind: 'problem', file, message: full.message }
  if (digest.kind === 'too-short') return { kind: 'problem', file, message: digest.message }
  const auto = factsOf(draft)
  return {
    kind: 'evaluated',
    file,
    format: article.format,
    words: article.document.sections.reduce((sum, { blocks }) => sum + wordsIn(blocks), 0),
    auto,
    full: factsOf(full.draft),
    digest: factsOf(digest.draft),
    first: once.milliseconds,
    warm: Math.min(again.milliseconds, third.milliseconds),
    deterministic: [...others, hashAgain(again.value)].every((hash) => hash === auto.sha256),
    reimport: changeOnReimport(article, auto),
    overrides: countOverridesKept(draft, article, thorough),
    edits: measureStability(draft, article, thorough),
    headings: article.format === 'text' ? null : headingsOf(article),
    parts: await compareParts(draft),
  }
}

/** Reads and drafts an article, in the mode that its length asks for. */
export async function draftOnce(input: ArticleInput) {
  const read = await readArticle(input)
  if (read.kind === 'problem') return { kind: 'problem' as const, message: read.message }
  const drafted = draftOf(read.article)
  if (drafted.kind === 'too-short') return { kind: 'problem' as const, message: drafted.message }
  return { ...drafted, article: read.article }
}

function hashAgain(drafted: Awaited<ReturnType<typeof draftOnce>>): string | null {
  return drafted.kind === 'drafted' ? hashOf(drafted.draft) : null
}

async function timed<Value>(run: () => Promise<Value>): Promise<{ value: Value; milliseconds: number }> {
  const start = performance.now()
  const value = await run()
  return { value, milliseconds: performance.now() - start }
}

function changeOnReimport(article: Article, { draft, sha256 }: DraftFacts): string | null {
  const again = redraft({ before: draft, document: article.document, article: infoOf(article) })
  if (hashOf(again) === sha256) return null
  const email = draft.emails.findIndex(
    (one, index) => JSON.stringify(one) !== JSON.stringify(again.emails[index]),
  )
  const [before, after] = [draft.emails[email], again.emails[email]]
  if (!before || !after) return 'the emails'
  const field = Object.entries(before).find(([name, value]) => {
    const other: unknown = Object.entries(after).find(([key]) => key === name)?.[1]
    return JSON.stringify(value) !== JSON.stringify(other)
  })
  return `email ${email + 1}: ${field?.[0]}`
}

function headingsOf({ document }: Article): HeadingRecovery {
  return addRecoveries([
    recoverHeadings(document, 'blank-lines', readText),
    recoverHeadings(document, 'dense', readText),
  ])
}
