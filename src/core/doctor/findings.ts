export type Level = 'ok' | 'warn' | 'fail' | 'unknown'

/** What one check says of its subject. */
export interface Verdict {
  /** A stable word or two: `SPF`, `public address`. */
  readonly check: string
  readonly level: Level
  /** What was seen, for a person. Foreign text in it must have passed `printable`. */
  readonly found: string
  /** What to do, in one line; null where nothing is to be done. */
  readonly advice: string | null
}

/** A verdict and what it is about: a domain, a list, a server, the installation. */
export interface Finding extends Verdict {
  readonly subject: string
}

/** What a look-up brought: `none` is certain, `unknown` is not. */
export type LookedUp<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export function fine(check: string, found: string, advice: string | null = null): Verdict {
  return { check, level: 'ok', found, advice }
}

export function warn(check: string, found: string, advice: string): Verdict {
  return { check, level: 'warn', found, advice }
}

export function fail(check: string, found: string, advice: string): Verdict {
  return { check, level: 'fail', found, advice }
}

/** For what could not be seen from here, with how to see it. */
export function unknown(check: string, found: string, advice: string): Verdict {
  return { check, level: 'unknown', found, advice }
}

/** For a look-up that gave no answer. */
export function notLookedUp(check: string, what: string, reason: string): Verdict {
  const advice = 'Check the network and the resolver of this machine, then run doctor again.'
  return unknown(check, `${what} could not be looked up (${reason})`, advice)
}

/** The same verdicts, each with its subject. */
export function about(subject: string, verdicts: readonly Verdict[]): Finding[] {
  return verdicts.map((verdict) => ({ subject, ...verdict }))
}
