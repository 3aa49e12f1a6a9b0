import { addressFileName } from '../ingest/fetch/article-address.ts'
import type { FetchArticle } from '../ingest/fetch/fetch-article.ts'
import { type DraftArticle, type DraftInput, draftArticle } from './draft-article.ts'

/** Fetches a page that a person named; wired in `main.ts`. */
export type ArticleFetcher = (address: string) => Promise<FetchArticle>

/** How to draft what stands at an address; all but what the answer itself tells. */
export interface AddressInput extends Omit<DraftInput, 'bytes' | 'fileName' | 'url' | 'contentType'> {
  readonly url: string
}

/** What a page's own answer tells of an article. */
export type FetchSource =
  | {
      readonly kind: 'fetched'
      readonly source: Required<Pick<DraftInput, 'bytes' | 'fileName' | 'url' | 'contentType'>>
    }
  | { readonly kind: 'problem'; readonly message: string }

/** Fetches an article, to be drafted or laid under its series again. */
export async function fetchSource(address: string, fetcher: ArticleFetcher): Promise<FetchSource> {
  const fetched = await fetcher(address)
  if (fetched.kind === 'problem') return { kind: 'problem', message: fetched.message }
  const { bytes, url, contentType } = fetched
  return { kind: 'fetched', source: { bytes, fileName: addressFileName(url), url, contentType } }
}

/** Fetches an article and drafts its series. */
export async function draftAddress(
  { url: address, ...input }: AddressInput,
  fetcher: ArticleFetcher,
): Promise<DraftArticle> {
  const fetched = await fetchSource(address, fetcher)
  return fetched.kind === 'problem' ? fetched : await draftArticle({ ...input, ...fetched.source })
}
