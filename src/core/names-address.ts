const LOCAL = "A-Za-z0-9.!#$%&'*+/=?^_`{|}~-"

/** Whether a text names this very address, in any case: `ana@example.com` does not name `a@example.com`. */
export function namesAddress(text: string, address: string): boolean {
  const literal = address.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  return new RegExp(
    `(?<![${LOCAL.replace(/[\]^\\/-]/g, '\\$&')}])${literal}(?![A-Za-z0-9-]|\\.[A-Za-z0-9])`,
    'i',
  ).test(text)
}

/** The addresses that a text names, in lower case. */
export function addressesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/[^\s<>,;:"'()[\]\\]+@[A-Za-z0-9.-]+/g), ([address]) =>
    address.toLowerCase(),
  )
}
