/** Whether a text names this very address, in any case: `joana@example.com` does not name `ana@example.com`. */
export function namesAddress(text: string, address: string): boolean {
  const literal = address.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  const notBefore = String.raw`(?<![\w.!#$%&*+/=?^{|}~-])`
  const notBehind = String.raw`(?![A-Za-z0-9-]|\.[A-Za-z0-9])`
  return new RegExp(notBefore + literal + notBehind, 'i').test(text)
}

/** The addresses that a text names, in lower case. */
export function addressesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/[^\s<>,;:"'()[\]\\]+@[A-Za-z0-9.-]+/g), ([address]) =>
    address.toLowerCase(),
  )
}
