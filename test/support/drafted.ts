import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Document } from '../../src/core/article/document.ts'
import type { ArticleInfo, Draft, DraftMode, Email, Voice } from '../../src/core/draft/draft.ts'
import { draftSeries } from '../../src/core/draft/draft-series.ts'
import { defaultVoiceFor } from '../../src/core/draft/voice.ts'
import { readCopy } from '../../src/ingest/read-article.ts'
import { articleInfo } from './build-document.ts'

const root = join(import.meta.dirname, '..', '..')

/** The article that the project comes with. */
export const sampleArticle = join(root, 'examples', 'sample-article.txt')

/** An article that the project does not come with. */
export const seedArticle = join(root, '..', 'shared', 'seeds', '000_18bfdf40f5182aff.txt')

/** Why the seed cannot be read here, or null. */
export const noSeed: string | null = existsSync(seedArticle) ? null : '../shared is not there'

interface Options {
  readonly voice?: Partial<Voice>
  readonly article?: Partial<ArticleInfo>
  readonly mode?: DraftMode
  readonly maxEmails?: number
}

/** The draft of a document; throws where it is too short. */
export function drafted(document: Document, { voice, article, ...plan }: Options = {}): Draft {
  const result = draftSeries({
    ...plan,
    document,
    article: articleInfo(document, article),
    voice: { ...defaultVoiceFor(document.language), ...voice },
  })
  if (result.kind === 'too-short') throw new Error(result.message)
  return result.draft
}

/** The draft of a file of the repository or beside it. */
export function draftedFile(path: string, options: Options = {}): Draft {
  const read = readCopy(readFileSync(path), path)
  if (read.kind !== 'read') throw new Error(read.message)
  const { document, title, format, sha256 } = read.article
  return drafted(document, { ...options, article: { title, format, sha256 } })
}

/** The visible words of an email, a paragraph a line: what a text part holds, without its footer. */
export function plainText(email: Email): string {
  const lines = [
    email.greeting?.text,
    email.opener?.text,
    ...email.body.flatMap(blockLines),
    email.tip?.text,
    ...email.links.map(({ label }) => label),
    email.cta.label?.text,
    email.signoff?.text,
    email.ps?.text,
  ]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}

function blockLines(block: Block): readonly string[] {
  const joined = (sentences: readonly { readonly text: string }[]) =>
    sentences.map(({ text }) => text).join(' ')
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item) => [joined(item.sentences), ...item.children.flatMap(blockLines)])
    case 'quote':
      return block.blocks.flatMap(blockLines)
    case 'table':
      return block.rows.map(joined)
    case 'divider':
      return []
    default:
      return [joined(block.sentences)]
  }
}
