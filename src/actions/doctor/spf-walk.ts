import { MOST_LOOKUPS, type SpfWalk } from '../../core/doctor/judge-spf.ts'
import { lookupTerms, readSpf, type SpfRecord, type SpfTerm, spfTexts } from '../../core/doctor/spf.ts'
import type { Probe } from './probe.ts'

interface Walking {
  lookups: number
  fault: string | null
  unknown: string | null
  readonly included: Set<string>
}

/** Follows the includes of a record as a receiver would, until the limit on look-ups is passed. */
export async function walkSpf(probe: Probe, record: SpfRecord, domain: string): Promise<SpfWalk> {
  const walking: Walking = { lookups: 0, fault: null, unknown: null, included: new Set() }
  await follow(probe, walking, { record, path: [domain] })
  return { ...walking, included: [...walking.included] }
}

interface Place {
  readonly record: SpfRecord
  /** The domains that led here, this one last. */
  readonly path: readonly string[]
}

async function follow(probe: Probe, walking: Walking, place: Place): Promise<void> {
  for (const term of lookupTerms(place.record)) {
    walking.lookups += 1
    if (walking.lookups > MOST_LOOKUPS || walking.fault !== null) return
    if (term.domain !== null && (term.name === 'include' || term.name === 'redirect')) {
      await followTerm(probe, walking, { ...place, term, domain: term.domain })
    }
  }
}

async function followTerm(
  probe: Probe,
  walking: Walking,
  { path, term, domain }: Place & { readonly term: SpfTerm; readonly domain: string },
): Promise<void> {
  if (path.includes(domain)) {
    walking.fault = `it includes itself by way of ${domain}`
    return
  }
  walking.included.add(domain)
  const texts = await probe.texts(domain)
  if (texts.kind === 'unknown') {
    walking.unknown = texts.reason
    return
  }
  const [text, ...more] = texts.kind === 'found' ? spfTexts(texts.value) : []
  const record = text === undefined || more.length > 0 ? null : readSpf(text)
  if (record === null || record.faults.length > 0) {
    walking.fault = `${term.name} leads to ${domain}, which has no usable SPF record`
    return
  }
  await follow(probe, walking, { record, path: [...path, domain] })
}
