/** Fields by name in lower case; of one that comes several times, the first counts. */
export type Fields = ReadonlyMap<string, string>

const MOST_GROUPS = 50

/**
 * The groups of fields of a report, as RFC 3464 and RFC 5965 write them: `Name: value` lines, folded like the
 * headers of a message, with an empty line between groups.
 */
export function readFields(text: string): readonly Fields[] {
  const groups: Map<string, string>[] = []
  let name: string | null = null
  let between = true
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      between = true
      continue
    }
    if (between) groups.push(new Map())
    if (groups.length > MOST_GROUPS) break
    between = false
    name = addLine(groups.at(-1) ?? new Map(), line, name)
  }
  return groups.slice(0, MOST_GROUPS)
}

/** The headers of a message: its first group of fields, whatever follows. */
export function readHeaders(text: string): Fields {
  const [headers] = readFields(text.slice(0, 64 * 1024).trimStart())
  return headers ?? new Map()
}

/** Gives the name that continuation lines belong to; null after a line that is no field, or one that came before. */
function addLine(group: Map<string, string>, line: string, name: string | null): string | null {
  if (/^[ \t]/.test(line)) {
    const value = name === null ? undefined : group.get(name)
    if (name !== null && value !== undefined) group.set(name, `${value} ${line.trim()}`.trim())
    return name
  }
  const colon = line.indexOf(':')
  const field = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
  if (field === '' || group.has(field)) return null
  group.set(field, line.slice(colon + 1).trim())
  return field
}
