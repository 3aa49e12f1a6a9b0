/** The IANA zones of one region, by their cities: `Argentina/Buenos Aires` of `America`. */
export interface ZoneRegion {
  readonly region: string
  readonly cities: readonly string[]
}

/** What the runtime still lists by the former name of its city (IANA's file `backward`). */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
])

const zones = Intl.supportedValuesOf('timeZone')
  .filter((zone) => zone.includes('/'))
  .map((zone) => RENAMED.get(zone) ?? zone)
  .toSorted()

/** By city as it is shown; no two zones have the same. */
const zoneByCity = new Map(zones.map((zone) => [cityOf(zone), zone]))

/** Every zone that can be chosen, by region and city in the order of the alphabet. `UTC` stands beside them. */
export const zoneRegions: readonly ZoneRegion[] = [...Map.groupBy(zones, regionOf)].map(
  ([region, ofRegion]) => ({ region, cities: ofRegion.map(cityOf) }),
)

/** The zone that a form names by its city, or by its IANA name; null for anything else. */
export function zoneNamed(text: string): string | null {
  if (text === 'UTC' || zones.includes(text)) return text
  return zoneByCity.get(text) ?? null
}

/** The city by which a zone is shown: what follows its region. `Europe/Berlin` is `Berlin`. */
export function cityOf(zone: string): string {
  const named = RENAMED.get(zone) ?? zone
  return named.slice(named.indexOf('/') + 1).replaceAll('_', ' ')
}

function regionOf(zone: string): string {
  return zone.slice(0, zone.indexOf('/'))
}
