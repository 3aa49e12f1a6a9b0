import { describe, expect, it } from 'vitest'
import { type MailResolver, mailDomains } from '../../src/wiring/mail-domain.ts'

type Records = readonly string[] | 'NONE' | 'SERVFAIL' | 'SILENT'

interface Zone {
  readonly mx?: Records
  readonly a?: Records
  readonly aaaa?: Records
  readonly com?: Records
}

/** A name server that knows one domain, and what it was asked. */
function nameServer(zone: Zone) {
  const asked: string[] = []
  const answer = async (name: string, records: Records = 'NONE'): Promise<readonly string[]> => {
    asked.push(name)
    if (records === 'SILENT') return await new Promise<never>(() => undefined)
    if (records === 'NONE')
      throw Object.assign(new Error(), { code: asked.length % 2 ? 'ENOTFOUND' : 'ENODATA' })
    if (records === 'SERVFAIL') throw Object.assign(new Error(), { code: 'ESERVFAIL' })
    return records
  }
  const resolver: MailResolver = {
    resolveMx: async (name) => (await answer(`MX ${name}`, zone.mx)).map((exchange) => ({ exchange })),
    resolve4: (name) => answer(`A ${name}`, zone.a),
    resolve6: (name) => answer(`AAAA ${name}`, zone.aaaa),
    resolveNs: (name) => answer(`NS ${name}`, zone.com ?? ['a.gtld-servers.net']),
  }
  return { resolver, asked }
}

const never = async (_ms: number, stop: AbortSignal): Promise<void> =>
  await new Promise((resolve) => stop.addEventListener('abort', () => resolve()))
const ask = async (zone: Zone, wait = never) =>
  await mailDomains({ resolver: nameServer(zone).resolver, now: () => 0, wait })('willow.de')

describe('whether a domain takes mail', () => {
  it('is said by its MX', async () => {
    expect(await ask({ mx: ['mx.willow.de'] })).toBe('yes')
  })

  it('is denied by a null MX (RFC 7505), also where there is an address', async () => {
    expect(await ask({ mx: [''], a: ['192.0.2.1'] })).toBe('no')
    expect(await ask({ mx: ['.'] })).toBe('no')
  })

  it('is said by an address where there is no MX (RFC 5321, section 5.1)', async () => {
    expect(await ask({ a: ['192.0.2.1'] })).toBe('yes')
    expect(await ask({ aaaa: ['2001:db8::1'] })).toBe('yes')
    expect(await ask({ a: ['192.0.2.1'], aaaa: 'SERVFAIL' })).toBe('yes')
  })

  it('is denied where there is neither', async () => {
    expect(await ask({})).toBe('no')
  })

  it('is not known where a name server fails, or knows no public names', async () => {
    expect(await ask({ mx: 'SERVFAIL' })).toBe('unknown')
    expect(await ask({ a: 'SERVFAIL' })).toBe('unknown')
    expect(await ask({ com: 'NONE' })).toBe('unknown')
  })

  it('is not known after a second and a half', async () => {
    const waits: number[] = []
    const over = async (ms: number): Promise<void> => void waits.push(ms)
    expect(await ask({ mx: 'SILENT' }, over)).toBe('unknown')
    expect(waits).toEqual([1500])
  })

  it('is asked once in ten minutes, and again after a minute where it is not known', async () => {
    for (const [zone, minutes] of [
      [{ mx: ['mx.willow.de'] }, 10],
      [{ mx: 'SERVFAIL' }, 1],
    ] as const) {
      const { resolver, asked } = nameServer(zone)
      let now = 0
      const takesMail = mailDomains({ resolver, now: () => now, wait: never })
      await Promise.all([takesMail('willow.de'), takesMail('willow.de')])
      now = minutes * 60_000 - 1
      await takesMail('willow.de')
      expect(asked).toHaveLength(1)
      now += 1
      await takesMail('willow.de')
      expect(asked).toHaveLength(2)
    }
  })

  it('is not asked of names that are nobody’s', async () => {
    const { resolver, asked } = nameServer({})
    const takesMail = mailDomains({ resolver, now: () => 0, wait: never })
    for (const domain of ['example.com', 'mail.example.org', 'a.test', 'b.invalid', 'c.localhost'])
      expect(await takesMail(domain)).toBe('unknown')
    expect(asked).toEqual([])
  })

  it('is not asked of more than twenty names at once', async () => {
    const { resolver, asked } = nameServer({ mx: 'SILENT' })
    const takesMail = mailDomains({ resolver, now: () => 0, wait: never })
    for (let index = 0; index < 20; index++) void takesMail(`d${index}.de`)
    expect(await takesMail('one-more.de')).toBe('unknown')
    expect(asked).toHaveLength(20)
  })
})
