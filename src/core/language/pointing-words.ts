/** Where a reference to another place of the article points. */
export type Direction = 'back' | 'on' | 'page' | 'end'

interface PointingWords {
  readonly back: RegExp
  readonly on: RegExp
  /** Speaks of the page itself, or asks to go on reading it. */
  readonly page: RegExp
  /** Says that the text ends. */
  readonly end: RegExp
}

const WORDS: Readonly<Record<string, PointingWords>> = {
  en: {
    back: /\b(?:above|earlier|previous|previously|last)\b/i,
    on: /\b(?:below|next|following)\b/i,
    page: /\b(?:article|post|guide|click|scroll|read on|keep reading)\b/i,
    end: /\b(?:conclusion|sum up)\b/i,
  },
  de: {
    back: /\b(?:oben|zuvor|vorher|vorig\w*|letzt\w*|bereits)\b/i,
    on: /\b(?:unten|nächst\w*|folgend\w*|weiter)(?![\p{L}])/iu,
    page: /\b(?:artikel|beitrag|ratgeber|klick\w*)\b/i,
    end: /\b(?:fazit|zusammenfass\w*|abschließend)\b/i,
  },
}

/** Whether the words of a reference point back, on, to the page that they stood on, or say that it ends. */
export function directionOf(reference: string, language: string): Direction {
  const words = WORDS[language.slice(0, 2).toLowerCase()]
  if (!words || words.page.test(reference)) return 'page'
  if (words.end.test(reference)) return 'end'
  if (words.on.test(reference)) return 'on'
  return words.back.test(reference) ? 'back' : 'page'
}
