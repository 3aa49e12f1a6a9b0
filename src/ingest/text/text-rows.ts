/** How a list item is marked: `contentStart` is the offset of its words in the row's text. */
export interface Marker {
  readonly ordered: boolean
  /** Items of one list agree in it: "1.", "1)", "(a)", "a." or "•" for any bullet. */
  readonly style: string
  readonly contentStart: number
  /** Its number; null for letters and bullets. */
  readonly count: number | null
  /** A lone one of these is no list: a number, a letter or a dash may as well begin a sentence. */
  readonly needsCompany: boolean
}

/** One line that is not blank: trimmed, with its place, its indent in columns and the blank lines above it. */
export interface Row {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly blanksBefore: number
  readonly marker: Marker | null
  readonly kind: 'text' | 'rule'
}

/** The lines of the source that hold something, in order. */
export function readRows(source: string): readonly Row[] {
  const rows: Row[] = []
  let blanks = 0
  let lineStart = 0
  for (const line of source.split('\n')) {
    const text = line.trim()
    if (text === '') blanks += 1
    else {
      const lead = line.length - line.trimStart().length
      const indent = line.slice(0, lead).replace(/\t/g, '    ').length
      rows.push(rowOf({ text, start: lineStart + lead, indent, blanksBefore: blanks }))
      blanks = 0
    }
    lineStart += line.length + 1
  }
  return rows
}

function rowOf(line: Pick<Row, 'text' | 'start' | 'indent' | 'blanksBefore'>): Row {
  const isRule = /^([-*_=~•·—–])(?:\s*\1){2,}$/.test(line.text)
  const end = line.start + line.text.length
  return { ...line, end, marker: isRule ? null : markerOf(line.text), kind: isRule ? 'rule' : 'text' }
}

const bulletMark = /^(?:[●•◦▪■‣∙○►▶➤✓✔✅]\uFE0F?\s*|[·–—*+-]\s+|o\t\s*)(?=\S)/u
const orderMark = /^(\(?)(?:(\d{1,2})|([a-z]))([.)])\s+(?=\S)/

function markerOf(text: string): Marker | null {
  const bullet = bulletMark.exec(text)
  if (bullet) {
    const needsCompany = /^[·–—]/.test(text)
    return { ordered: false, style: '•', contentStart: bullet[0].length, count: null, needsCompany }
  }
  const order = orderMark.exec(text)
  if (!order) return null
  const style = `${order[1]}${order[2] ? '1' : 'a'}${order[4]}`
  const count = order[2] ? Number(order[2]) : null
  return { ordered: true, style, contentStart: order[0].length, count, needsCompany: true }
}

/** Where the words of a row begin in the source, after its mark. */
export function contentStart(row: Row): number {
  return row.start + (row.marker?.contentStart ?? 0)
}
