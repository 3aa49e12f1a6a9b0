import { basename } from 'node:path'
import { fetchSource } from '../actions/draft-address.ts'
import { type DraftInput, largestArticle } from '../actions/draft-article.ts'
import { readFileWithin } from './series-folder.ts'
import type { Surroundings } from './with-installation.ts'

/** The bytes of an article, and what is known of them. */
export type ArticleSource = Pick<DraftInput, 'bytes' | 'fileName' | 'url' | 'contentType'>

export type ReadSource =
  | { readonly kind: 'read'; readonly source: ArticleSource }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads a file, or fetches what stands at a web address. */
export async function readSource({ commands }: Surroundings, named: string): Promise<ReadSource> {
  if (isAddress(named)) {
    const fetched = await fetchSource(named, commands.fetchArticle)
    return fetched.kind === 'problem' ? fetched : { kind: 'read', source: fetched.source }
  }
  const read = readFileWithin(named, largestArticle)
  if (read.kind === 'problem') return read
  return { kind: 'read', source: { bytes: read.bytes, fileName: basename(named) } }
}

/** Whether a source is a web address, even one that is not fetched: no file is called so. */
function isAddress(named: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/|^(?:https?|data|javascript):/i.test(named)
}
