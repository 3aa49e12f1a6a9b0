import { safeHref } from '../../core/mail/safe-href.ts'

/** Whether mail may link here: http, https or mailto. Merge fields may stand in it, though not for its beginning. */
export function isLinkAddress(address: string): boolean {
  const filled = address.replace(/\{\{[^{}]*\}\}/g, 'x')
  return safeHref(filled) === filled && !/^tel:/i.test(filled) && !/[{}<>"\\^`|]/.test(filled)
}

/** What is wrong with an address that is no link, with what to write instead. */
export function notALink(name: string): string {
  return `"${name}" is not an address that mail can link to: write one that begins with https://, http:// or mailto:`
}
