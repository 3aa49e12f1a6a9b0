const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Hours from Greenwich of the zones that RFC 822 names (section 5.1). */
const zones: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

/**
 * A feed's date in epoch milliseconds: RFC 822 with the years of RFC 2822, or RFC 3339, also without a time. A time
 * without a zone is Greenwich's. Null for anything else.
 */
export function feedTime(date: string): number | null {
  const time = rfc3339(date.trim()) ?? rfc822(date.trim())
  return time === null || Number.isNaN(time) ? null : time
}

function rfc3339(date: string): number | null {
  const [whole, year, month, day, hour = 0, minute = 0, second = 0, zone = 'Z'] =
    /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      date,
    ) ?? []
  if (whole === undefined) return null
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day ?? 1),
    Number(hour),
    Number(minute),
    Number(second),
  )
  return at - offsetOf(zone)
}

function rfc822(date: string): number | null {
  const [whole, day, name = '', year = '', hour = 0, minute = 0, second = 0, zone = 'GMT'] =
    /^(?:[a-z]{3,9},?\s{1,3})?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}[\s-](\d{4}|\d\d)(?:\s{1,3}(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,3}([a-z]{1,3}|[+-]\d\d:?\d\d)?)?/i.exec(
      date,
    ) ?? []
  const month = months.indexOf(name.toLowerCase())
  if (whole === undefined || month < 0) return null
  const full = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  const at = Date.UTC(full, month, Number(day), Number(hour), Number(minute), Number(second))
  return at - offsetOf(zone)
}

/** Milliseconds east of Greenwich; none for a zone that nobody knows. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (sign === undefined) return (zones[zone.toLowerCase()] ?? 0) * 3_600_000
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
