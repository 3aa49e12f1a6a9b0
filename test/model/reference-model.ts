/**
 * What the words of the design promise, and nothing else: who may be mailed, what comes next for whom, and when at
 * the earliest. It shares no code with what it checks. All times are epoch milliseconds, all local times are UTC.
 */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Every so many days at a time of the day, and the first lesson at least so many days after the welcome. */
export interface Rhythm {
  readonly days: number
  readonly hour: number
  readonly firstAfterDays: number
}

export interface Series {
  readonly key: string
  readonly list: number
  state: 'active' | 'paused' | 'cancelled'
  /** Step keys of the current version, by rank: `welcome`, lessons, `recap`. */
  steps: readonly string[]
  rhythm: Rhythm
  /** Pauses that are over, of the series or of its list. */
  pauses: { readonly from: number; readonly to: number }[]
  pausedAt: number | null
}

/** One person's newest walk through one series. */
export interface Walk {
  startedAt: number
  /**
   * `finished`: nothing was left after an email; that is the end. `emptied`: a version took away what was left, and a
   * later one may bring something. `over`: left, suppressed or cancelled.
   */
  state: 'active' | 'finished' | 'emptied' | 'over'
}

/** A step that a person has had, or may have had. */
export interface Had {
  readonly step: string
  /** When its handing over began; spacing is counted from no earlier. */
  readonly at: number
}

export interface Model {
  readonly people: number
  readonly lists: number
  readonly series: ReadonlyMap<string, Series>
  /** By person and list: `1/0`. */
  readonly subscriptions: Map<string, 'pending' | 'confirmed' | 'ended'>
  /** By person and series: `1/daily`. */
  readonly walks: Map<string, Walk>
  readonly suppressed: Set<number>
  /** Paused lists, and since when. */
  readonly pausedLists: Map<number, number>
  onHold: boolean
}

export function makeModel(series: readonly Series[], size: { people: number; lists: number }): Model {
  return {
    ...size,
    series: new Map(series.map((one) => [one.key, one])),
    subscriptions: new Map(),
    walks: new Map(),
    suppressed: new Set(),
    pausedLists: new Map(),
    onHold: false,
  }
}

/** Why a step of this series must not be handed over to this person now, or null where it may. */
export function forbidden(model: Model, person: number, series: Series): string | null {
  if (model.suppressed.has(person)) return 'the person is suppressed'
  if (model.subscriptions.get(`${person}/${series.list}`) !== 'confirmed') return 'there is no consent'
  if (series.state !== 'active') return `the series is ${series.state}`
  if (model.pausedLists.has(series.list)) return 'the list is paused'
  return model.onHold ? 'the installation is on hold' : null
}

/** Why a confirmation mail must not be handed over now, or null where it may. */
export function confirmationForbidden(model: Model, person: number, list: number): string | null {
  if (model.suppressed.has(person)) return 'the person is suppressed'
  if (model.subscriptions.get(`${person}/${list}`) !== 'pending') return 'nobody waits for it'
  return model.onHold ? 'the installation is on hold' : null
}

/** Why a mail that says “you get it already” must not be handed over now, or null where it may. */
export function alreadyForbidden(model: Model, person: number, list: number): string | null {
  if (model.suppressed.has(person)) return 'the person is suppressed'
  if (model.subscriptions.get(`${person}/${list}`) !== 'confirmed') return 'there is no consent'
  return model.onHold ? 'the installation is on hold' : null
}

/** The first step by rank that was not had. A welcome is only ever a beginning, and after a recap nothing follows. */
export function nextStep(series: Series, had: readonly Had[]): string | null {
  const steps = new Set(had.map(({ step }) => step))
  if (steps.has('recap')) return null
  return series.steps.find((step) => !steps.has(step) && (step !== 'welcome' || steps.size === 0)) ?? null
}

/** Before this moment a step must not go out: the rhythm's next slot after the real sending of the one before. */
export function earliest(series: Series, step: string, had: readonly Had[], startedAt: number): number {
  if (step === 'welcome') return startedAt
  const previous = Math.max(startedAt, ...had.map(({ at }) => at))
  const first = had.every((one) => one.step === 'welcome')
  const due = first
    ? slotFrom(previous + series.rhythm.firstAfterDays * DAY, series.rhythm)
    : startOfDay(previous) + series.rhythm.days * DAY + series.rhythm.hour * HOUR
  return afterPauses(due, series)
}

/** What fell due while all stood still moves to the next slot. */
function afterPauses(due: number, series: Series): number {
  const over = series.pauses.find(({ from, to }) => due > from && due < to)
  return over === undefined ? due : afterPauses(slotFrom(over.to, series.rhythm), series)
}

/** The first moment at or after `at` that is at the rhythm's time of the day. */
export function slotFrom(at: number, { hour }: Rhythm): number {
  const today = startOfDay(at) + hour * HOUR
  return today >= at ? today : today + DAY
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY
}

/** A confirmation enters the person into every series of the list that is not cancelled. */
export function enterSeries(
  model: Model,
  entry: { readonly person: number; readonly list: number; readonly now: number },
  hadOf: (person: number, series: string) => readonly Had[],
): void {
  for (const series of model.series.values()) {
    if (series.list !== entry.list || series.state === 'cancelled') continue
    const key = `${entry.person}/${series.key}`
    if (model.walks.get(key)?.state === 'active') continue
    if (nextStep(series, hadOf(entry.person, series.key)) === null) continue
    model.walks.set(key, { startedAt: entry.now, state: 'active' })
  }
}

/** What the provider told of an email, as it counts for its reader. */
export interface Told {
  readonly person: number
  readonly delivery: number
  readonly what: 'delivered' | 'soft-bounced' | 'bounced' | 'complained'
  readonly at: number
}

/** Three emails that bounced softly within 30 days count as a hard bounce. */
export function isGivenUp(told: readonly Told[], person: number): boolean {
  const soft = told.filter((one) => one.person === person && one.what === 'soft-bounced')
  return soft.some(({ at }) => {
    const within = soft.filter((one) => one.at <= at && at - one.at <= 30 * DAY)
    return new Set(within.map(({ delivery }) => delivery)).size >= 3
  })
}

/** A hard bounce or a complaint ends everything for its person, and a complaint each consent as well. */
export function hear(model: Model, told: readonly Told[], { person, what }: Told): void {
  const stops = what === 'bounced' || what === 'complained' || isGivenUp(told, person)
  if (stops) model.suppressed.add(person)
  if (stops) endWalks(model, (one) => one === person)
  if (what !== 'complained') return
  for (const key of model.subscriptions.keys()) {
    if (key.startsWith(`${person}/`)) model.subscriptions.set(key, 'ended')
  }
}

/** Ends the walks that a condition names. */
export function endWalks(model: Model, ends: (person: number, series: Series) => boolean): void {
  for (const [key, walk] of model.walks) {
    const [person, name] = key.split('/')
    const series = model.series.get(name ?? '')
    if (series && walk.state !== 'finished' && ends(Number(person), series)) walk.state = 'over'
  }
}
