import { render } from '@react-email/components'
import type { ReactElement } from 'react'
import { cutAtTokens } from '../core/mail/field-token.ts'
import type { Piece } from '../core/mail/template.ts'

/** Marks that React leaves around pieces and parts of a page; words can never hold them, since `<` is escaped. */
const REACT_MARKS = /<!--(?: |\$|\/\$|html|head|body)-->/g

/** An email rendered once, cut at the tokens of its fields. */
export async function renderHtml(email: ReactElement): Promise<readonly Piece[]> {
  const html = await render(email)
  return cutAtTokens(html.replace(REACT_MARKS, ''))
}
