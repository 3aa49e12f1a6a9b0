/** What headings, and lines that only look like them, are made of in one language. */
export interface HeadingSigns {
  /** At the start: counts parts of the article, as in "Step 3:". */
  readonly counted: RegExp
  /** At the start: names the job of a section. */
  readonly wellKnown: RegExp
  /** At the start: asks. */
  readonly asks: RegExp
  /** Points to other pages, or to where words and pictures come from. */
  readonly furniture: RegExp
  /** At the start or as a whole: says who wrote it and when. */
  readonly byline: RegExp
  /** At the end of a line: it goes on with the next one, as an item of a list does. */
  readonly goesOn: RegExp
  /** All of a line: a date or a month. */
  readonly date: RegExp
  /** At the end of a line: a date. */
  readonly endDate: RegExp
  /** Words that title case leaves small; null where a capital says nothing about headings. */
  readonly smallWords: ReadonlySet<string> | null
}

/** Patterns for dates with names of months: "12 May 2026", "Tuesday, May 12, 2026", "May 2026", "May". */
function datePatterns(months: string): Pick<HeadingSigns, 'date' | 'endDate'> {
  const day = '\\d{1,2}(?:st|nd|rd|th|\\.)?'
  const form = `(?:(?:${months})\\.? ${day}|${day} (?:${months})\\.?)(?:,? \\d{4})?|(?:${months})\\.? \\d{4}`
  return {
    date: new RegExp(`^(?:(?:\\p{L}{2,10}\\.?,? )?(?:${form})|(?:${months}))$`, 'iu'),
    endDate: new RegExp(`[\\s(](?:${form})\\)?$`, 'iu'),
  }
}

const english: HeadingSigns = {
  counted:
    /^(?:step|part|tip|lesson|chapter|section|rule|day|week|phase|stage|reason|way|myth|fact|question|mistake|idea|no\.|#)\s*\d{1,3}\s*[.):–—-]?\s+(?=\p{L})/iu,
  wellKnown:
    /^(?:conclusions?|introduction|summary|final thoughts|faqs?\b|frequently asked|background|overview|next steps|key takeaways|(?:step|part|tip|lesson) \w+$)/i,
  asks: /^(?:how|why|what|when|where|who|which|can|could|should|is|are|do|does|did|will)\b/i,
  furniture:
    /^(?:read (?:more|on|next|also)|see (?:also|more)|share (?:this|on|via)|\(?(?:photo|image|picture|video|graphic|illustration)s?(?: (?:credit|courtesy|by|via)\b|:)|\(?credits?:|\(?source:|courtesy of|(?:reporting|editing|edited|reviewed|compiled) by|related(?::| (?:articles|posts|reading|stories))|tags?:|topics?:|categories:|(?:story|article) continues|enlarge|click (?:here|to)|first published|use code)\b|[([](?:photo|image|picture|credit|source|via)\b[^)\]]*[)\]]$/i,
  byline:
    /^(?:by\s+\p{Lu}|written by|posted (?:by|on|in)|published\b|(?:last )?updated\b|staff reports?$|\d+ min(?:ute)?s? read)/iu,
  goesOn: / (?:and|or)$/i,
  ...datePatterns(
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec',
  ),
  smallWords: new Set(
    'a an and as at but by for from in into is it its nor of off on or over per so than that the their to up via vs we with you your'.split(
      ' ',
    ),
  ),
}

const german: HeadingSigns = {
  counted:
    /^(?:schritt|teil|tipp|lektion|kapitel|abschnitt|regel|tag|woche|phase|stufe|grund|mythos|frage|fehler|idee|nr\.|#)\s*\d{1,3}\s*[.):–—-]?\s+(?=\p{L})/iu,
  wellKnown:
    /^(?:fazit|einleitung|einführung|zusammenfassung|schluss(?:wort)?|ausblick|hintergrund|häufige fragen|faqs?\b)/i,
  asks: /^(?:wie|warum|weshalb|wieso|was|wann|wo|woher|wohin|wer|wen|wem|welche[rsnm]?|kann|können|sollte|ist|sind|gibt|darf|muss)(?![\p{L}])/iu,
  furniture:
    /^(?:weiterlesen|lesen sie (?:auch|mehr)|mehr (?:dazu|zum thema)|siehe auch|teilen\b|\(?(?:foto|bild|grafik|video|quelle)s?:|bildnachweis|schlagwort|kategorien?:)|[([](?:foto|bild|quelle)\b[^)\]]*[)\]]$/i,
  byline:
    /^(?:von\s+\p{Lu}\p{Ll}+ \p{Lu}|veröffentlicht\b|aktualisiert\b|stand:|\d+ min(?:uten)? lesezeit)/iu,
  goesOn: / (?:und|oder|sowie)$/i,
  ...datePatterns(
    'januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sept?|okt|nov|dez',
  ),
  smallWords: null,
}

const byLanguage: ReadonlyMap<string, HeadingSigns> = new Map([
  ['en', english],
  ['de', german],
])

/** The signs of a BCP 47 tag by its primary subtag, or null where none are known. */
export function headingSigns(language: string): HeadingSigns | null {
  return byLanguage.get(language.toLowerCase().split('-', 1)[0] ?? '') ?? null
}
