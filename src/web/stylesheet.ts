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
export const pageStyle = readStylesheet('style.css')

/** What the review page wears on top. */
export const reviewStyle = readStylesheet('review.css')

function readStylesheet(name: string): Stylesheet {
  const css = readFileSync(join(import.meta.dirname, name), 'utf8')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return { css, path: `/${name}`, href: `/${name}?v=${hash}` }
}
