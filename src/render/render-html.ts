import { render } from '@react-email/components'
import type { ReactElement } from 'react'
import { cutAtTokens } from '../core/mail/field-token.ts'
import type { Piece } from '../core/mail/template.ts'

/** Marks that React leaves around pieces and parts of a page; words can never hold them, since `<` is escaped. */
const REACT_MARKS = /<!--(?: |\$|\/\$|html|head|body)-->/g

/** What keeps React from preloading a picture, and is of no use to a reader. */
const PRIORITY = / fetchPriority="low"/g

/** A style block for Outlook on Windows: React can make the block, and not the comment that hides it from all others. */
const OUTLOOK_STYLE = /<style data-outlook="true">(.*?)<\/style>/g

/** An email rendered once, cut at the tokens of its fields. */
export async function renderHtml(email: ReactElement): Promise<readonly Piece[]> {
  const html = await render(email)
  const finished = html
    .replace(REACT_MARKS, '')
    .replace(PRIORITY, '')
    .replace(OUTLOOK_STYLE, '<!--[if mso]><style>$1</style><![endif]-->')
  return cutAtTokens(finished)
}
