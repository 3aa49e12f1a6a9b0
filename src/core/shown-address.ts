/** An address shortened for a page that others may come to see: `m…@example.com`. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}…${address.slice(at)}`
}
