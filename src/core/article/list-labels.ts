/**
 * The words that name a list item, a prefix of it, or null: what stands before the colon of "Label: text", or
 * its first words in bold (`bold`) where a full stop or a dash parts them from the rest. A label is at most 8
 * words and 60 characters, holds no sentence end, and words follow it.
 */
export function itemLabel(text: string, bold = ''): string | null {
  const match = /^([^:：]{2,60}?)\s*(?::\s|：)\s*(?=\S)/u.exec(text)
  return fitting(match?.[1]) ?? fitting(boldLabel(text, bold))
}

function boldLabel(text: string, bold: string): string | undefined {
  if (bold.trim() === '' || bold.length > 70 || !text.startsWith(bold)) return undefined
  const label = bold.replace(/[\s.:–—-]+$/u, '')
  return /^(?:\.|\s*[–—]|\s+-)\s*(?=\S)/u.test(text.slice(label.length)) ? label : undefined
}

function fitting(found: string | undefined): string | null {
  const label = found?.trim() ?? ''
  const isShort = label.length <= 60 && label.split(' ').length <= 8
  return isShort && /\p{L}/u.test(label) && !/[.!?;]\s/.test(label) ? label : null
}
