import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Stylesheet {
  readonly css: string
  readonly path: string
  /** The path with the hash of the content: it may be cached for ever. */
  readonly href: string
}

/** What all pages wear. */
export const letterStyle = readStylesheet('/style.css', ['letter.css', 'leaving.css', 'preferences.css'])

/** What the operator's pages wear on top. */
export const deskStyle = readStylesheet('/desk.css', ['desk.css'])

/** What the review page wears on top of both. */
export const reviewStyle = readStylesheet('/review.css', [
  'review.css',
  'article.css',
  'phone.css',
  'notes.css',
])

function readStylesheet(path: string, files: readonly string[]): Stylesheet {
  const css = files.map((file) => readFileSync(join(import.meta.dirname, 'styles', file), 'utf8')).join('\n')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return { css, path, href: `${path}?v=${hash}` }
}
