/** "Tue 1 Dec 2026, 09:00 (Europe/Berlin)": an instant as the people of a zone read it. */
export function timeWords(at: number, zone: string): string {
  return `${localTime(at, zone)} (${zone})`
}

/** "Tue 1 Dec 2026, 09:00": the same, where the zone is told elsewhere. */
export function localTime(at: number, zone: string): string {
  const date = part(at, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  return `${date.replaceAll(',', '')}, ${part(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

function part(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at)
}

/** "1 person", "12 people". */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
