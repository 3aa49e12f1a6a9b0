import { fail, fine, type LookedUp, notLookedUp, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'
import { readSpf, type SpfRecord, spfTexts } from './spf.ts'

/** What following a record's includes brought. */
export interface SpfWalk {
  /** DNS look-ups that a receiver makes; counting stops a little above the limit. */
  readonly lookups: number
  /** Why a receiver would refuse the record while following it; null where nothing stands in the way. */
  readonly fault: string | null
  /** Why it could not be followed to its end from here. */
  readonly unknown: string | null
  /** Every domain whose record it includes. */
  readonly included: readonly string[]
}

/** RFC 7208, section 4.6.4. */
export const MOST_LOOKUPS = 10

const CHECK = 'SPF'

/** What to add where there is no record. */
export interface SpfWish {
  /** Where the record must stand. */
  readonly domain: string
  readonly advice: string
  /** A domain that must be included; null where that is not known. */
  readonly include: string | null
}

/** The one record of the texts at a domain, or what is wrong. */
export function pickSpf(
  texts: LookedUp<readonly string[]>,
  wish: SpfWish,
):
  | { readonly kind: 'record'; readonly record: SpfRecord }
  | { readonly kind: 'verdict'; readonly verdict: Verdict } {
  if (texts.kind === 'unknown')
    return { kind: 'verdict', verdict: notLookedUp(CHECK, `the record of ${wish.domain}`, texts.reason) }
  const [text, ...more] = texts.kind === 'found' ? spfTexts(texts.value) : []
  if (text === undefined)
    return { kind: 'verdict', verdict: warn(CHECK, `${wish.domain} has no SPF record`, wish.advice) }
  if (more.length === 0) return { kind: 'record', record: readSpf(text) }
  const found = `${wish.domain} has ${more.length + 1} SPF records, so receivers use none of them`
  return {
    kind: 'verdict',
    verdict: fail(CHECK, found, 'Join them into one TXT record and take the others out.'),
  }
}

/** Judges a record and where it leads. */
export function judgeSpf(record: SpfRecord, walk: SpfWalk, wish: SpfWish): Verdict {
  const shown = `${wish.domain}: ${printable(record.text)}`
  const fault = record.faults[0] ?? walk.fault
  if (fault !== null)
    return fail(CHECK, `${shown}: ${printable(fault)}`, 'Mend the record: receivers refuse it as a whole.')
  if (walk.lookups > MOST_LOOKUPS) {
    const found = `${shown}: it takes more than ${MOST_LOOKUPS} DNS look-ups`
    return fail(
      CHECK,
      found,
      'Take out the includes of services that you no longer use (RFC 7208, section 4.6.4).',
    )
  }
  const all = record.terms.find((term) => term.name === 'all')
  if (all?.qualifier === '+')
    return fail(CHECK, `${shown}: it lets everybody send in your name`, 'Replace +all by ~all.')
  if (walk.unknown !== null) return notLookedUp(CHECK, `a part of ${shown}`, walk.unknown)
  if (wish.include !== null && !walk.included.includes(wish.include))
    return warn(CHECK, `${shown}: it does not include ${wish.include}`, wish.advice)
  if (!endsStrictly(record))
    return warn(CHECK, `${shown}: it does not end in ~all or -all`, 'Put ~all at its end.')
  return fine(CHECK, `${shown} (${walk.lookups} of ${MOST_LOOKUPS} look-ups)`)
}

function endsStrictly({ terms }: SpfRecord): boolean {
  const all = terms.find((term) => term.name === 'all')
  if (all) return all.qualifier === '~' || all.qualifier === '-'
  return terms.some((term) => term.name === 'redirect')
}
