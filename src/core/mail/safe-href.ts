const ALLOWED = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s]|tel:[^\s])[^\s\p{Cc}]*$/iu

/** The address if its scheme is http, https, mailto or tel and it holds no white space or control; else null. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim()
  return ALLOWED.test(trimmed) ? trimmed : null
}
