const LONGEST = 160

/** Foreign text for a terminal: control, format and unassigned characters as `\u{…}`, at most 160 characters. */
export function printable(text: string, longest = LONGEST): string {
  const head = [...text.slice(0, longest * 2)]
  const cut = head.slice(0, longest).map(visible).join('')
  return head.length > longest || text.length > longest * 2 ? `${cut}…` : cut
}

function visible(character: string): string {
  if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(character)) return character
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
