import { z } from 'zod'
import type { ArticleFormat } from '../../core/article/document.ts'
import type { DraftMode, EmailKind } from '../../core/draft/draft.ts'
import { mapping, someWordsAt, wordsAt, wordsOrNone } from './yaml-shape.ts'

/** The article's own copy beside the emails, and how it was divided among them. */
export interface ArticleCopy {
  readonly file: string
  /** Of the article as it was imported. */
  readonly sha256: string
  /** Of the copy's UTF-8 bytes: another one where the import had another encoding or other line ends. */
  readonly copySha256: string
  /** What it is called where it has no title of its own, else null. */
  readonly title: string | null
  readonly url: string | null
  /** What it was imported from; null in folders that do not say. */
  readonly format: ArticleFormat | null
  readonly language: string | null
  readonly confidence: number | null
  /** The topic that an earlier version of the article gave, where this one would give another. */
  readonly topic: string | null
  /** Null in folders that do not say: they are divided anew. */
  readonly division: CopyDivision | null
}

/** A division as it is written: what is left out stands as ids and as ranges of them, "first..last". */
export interface CopyDivision {
  readonly mode: DraftMode
  readonly emails: readonly { readonly id: string; readonly kind: EmailKind; readonly first: string | null }[]
  readonly leftOut: readonly string[]
}

const formats: readonly ArticleFormat[] = ['text', 'markdown', 'html', 'docx', 'feed']
const modes: readonly DraftMode[] = ['full', 'digest']
const kinds: readonly EmailKind[] = ['welcome', 'lesson', 'recap']

/** The format that a word names, or null where it names none. */
export function knownFormat(words: string): ArticleFormat | null {
  return formats.find((one) => one === words) ?? null
}

const restored = 'cannot be read: put back what "rivulet draft" wrote there'

/** A value that is one of these words, or is left out. */
function oneOf<Word extends string>(name: string, known: readonly Word[]) {
  return wordsOrNone(name).transform((words, { issues }): Word | null => {
    const found = known.find((one) => one === words)
    if (words === null || found) return found ?? null
    issues.push({ code: 'custom', message: `"${name}" ${restored}`, input: words })
    return z.NEVER
  })
}

const confidence = wordsOrNone('confidence').transform((words, { issues }): number | null => {
  if (words === null) return null
  const share = Number(words)
  if (share >= 0 && share <= 1) return share
  issues.push({ code: 'custom', message: `"confidence" ${restored}`, input: words })
  return z.NEVER
})

/** "lesson-1a2b3c b0123456789-1": an email and the block that it begins with, or only an email. */
const beginning = wordsAt('a line of "begins"').transform((words, { issues }) => {
  const [id = '', first = null, ...others] = words.trim().split(/\s+/)
  const kind = kinds.find((one) => id.startsWith(`${one}-`))
  if (kind && others.length === 0) return { id, kind, first }
  issues.push({ code: 'custom', message: `A line of "begins" ${restored}`, input: words })
  return z.NEVER
})

const list = (name: string) => z.array(wordsAt(`a line of "${name}"`), { error: `"${name}" ${restored}` })

/** The shape of the section "article" of series.yaml. */
export const articleCopy = mapping('article', {
  file: someWordsAt('file'),
  sha256: someWordsAt('sha256'),
  copy_sha256: wordsOrNone('copy_sha256'),
  title: wordsOrNone('title'),
  url: wordsOrNone('url'),
  format: oneOf('format', formats),
  language: wordsOrNone('language'),
  confidence,
  topic: wordsOrNone('topic'),
  mode: oneOf('mode', modes),
  begins: z.array(beginning, { error: `"begins" ${restored}` }).default([]),
  left_out: list('left_out').default([]),
}).transform(
  ({ copy_sha256: copySha256, mode, begins, left_out: leftOut, ...read }): ArticleCopy => ({
    ...read,
    copySha256: copySha256 ?? read.sha256,
    division: mode === null ? null : { mode, emails: begins, leftOut },
  }),
)
