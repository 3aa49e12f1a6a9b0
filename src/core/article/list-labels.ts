/**
 * The words before the colon of a "Label: text" item, or null. A label is at most 8 words and 60 characters,
 * holds no sentence end, and is followed by a space and words.
 */
export function itemLabel(text: string): string | null {
  const match = /^([^:：]{2,60}?)\s*(?::\s|：)\s*(?=\S)/u.exec(text)
  const label = match?.[1]?.trim() ?? ''
  const words = label.split(' ').length
  if (!/\p{L}/u.test(label) || words > 8 || /[.!?;]\s/.test(label)) return null
  return label
}
