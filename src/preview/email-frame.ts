import { picture } from '../render/sample-picture.ts'

export type Scheme = 'light' | 'dark'

/**
 * What an email in a frame may do: it has an origin of its own (opaque), inline styles and the pictures that stand in
 * it; no script, no form, and nothing is fetched. Its links open ordinary windows.
 */
export const framePolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

const DARK = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g
const PICTURE = /(<(?:img|source)\b[^>]*?\s(?:src|srcset)=")(https?:[^"]*)"/gi

/** An email's HTML for a frame: light or dark whatever the system is, drawings for its pictures, links in new windows. */
export function framedHtml(html: string, scheme: Scheme): string {
  const always = scheme === 'dark' ? '(min-width:0)' : '(max-width:0)'
  const ground = `<base target="_blank"><style>:root{color-scheme:${scheme}!important}</style>`
  return html
    .replace(DARK, always)
    .replace(PICTURE, (_, before: string, address: string) => `${before}${pictureData(address)}"`)
    .replace(/<head[^>]*>/i, (head) => head + ground)
}

function pictureData(address: string): string {
  return `data:image/svg+xml,${encodeURIComponent(picture(address))}`
}
