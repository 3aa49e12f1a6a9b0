import { describe, expect, it } from 'vitest'
import { isZone } from '../../../src/core/delivery/schedule.ts'
import { cityOf, zoneNamed, zoneRegions } from '../../../src/core/language/zone-names.ts'

describe('the zones that can be chosen', () => {
  const cities = zoneRegions.flatMap((one) => one.cities)

  it('have each a city of their own, which leads back to them', () => {
    expect(new Set(cities).size).toBe(cities.length)
    expect(cities.length).toBeGreaterThan(400)
    for (const city of cities) expect(cityOf(zoneNamed(city) ?? '')).toBe(city)
  })

  it('can be reckoned in, each of them', () => {
    for (const city of cities) expect([city, isZone(zoneNamed(city) ?? '')]).toEqual([city, true])
  })

  it('bear the present names of their cities, also where a browser told the former one', () => {
    expect(zoneNamed('Kyiv')).toBe('Europe/Kyiv')
    expect(cityOf('Asia/Calcutta')).toBe('Kolkata')
    expect(cities).not.toContain('Kiev')
  })

  it('are by region and alphabet, with UTC beside them', () => {
    expect(zoneRegions.map(({ region }) => region)).toContain('Pacific')
    expect(zoneNamed('UTC')).toBe('UTC')
    expect(zoneNamed('Europe/Dublin')).toBe('Europe/Dublin')
  })

  it('are nothing else', () => {
    for (const text of ['', 'Mars', 'dublin', 'Europe/', '__proto__', '../etc'])
      expect([text, zoneNamed(text)]).toEqual([text, null])
  })
})
