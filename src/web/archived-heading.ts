import type { ListRow } from '../../db/lists.ts'
import type { ArchivedIssue } from '../actions/read-archive.ts'
import { encodeHtml } from '../core/mail/encode.ts'
import { textDirection } from '../core/mail/text-direction.ts'
import { type Theme, themeOf } from '../core/mail/theme.ts'
import { dayWords } from './reader-time.ts'

const MAIN = 'role="main">'

/** Puts above a letter what its mailbox showed beside it: its subject as the heading of the page, and its day. */
export function withHeading(html: string, list: ListRow, { title, at }: ArchivedIssue): string {
  const begins = html.indexOf(MAIN)
  if (begins < 0) return html
  const inside = begins + MAIN.length
  const day = dayWords(at, { language: list.language, zone: list.zone })
  const heading = `<div class="g h" dir="${textDirection(list.language)}"><div><h1 dir="auto">${encodeHtml(title)}</h1><time datetime="${new Date(at).toISOString()}">${encodeHtml(day)}</time></div></div>`
  const style = `<style>${headingStyle(themeOf(list.theme))}</style></head>`
  return `${html.slice(0, inside).replace('</head>', () => style)}${heading}${html.slice(inside)}`
}

function headingStyle({ font, width, layout, light, dark }: Theme): string {
  const ground = layout === 'card' ? light.soft : light.page
  return [
    `.h{background:${ground};color:${light.ink};font-family:${font};padding:32px 20px 0}`,
    `.h div{max-width:${width - 40}px;margin:0 auto}`,
    '.h h1{font-size:28px;line-height:1.25;margin:0 0 6px;overflow-wrap:break-word}.h time{font-size:15px}',
    `@media(prefers-color-scheme:dark){.h{color:${dark.ink}}}`,
  ].join('')
}
