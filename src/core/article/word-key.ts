/** The words of a text without case, punctuation and forms of letters, so that two can be held against each other. */
export function wordKey(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')
}
