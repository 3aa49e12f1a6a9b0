/** A clock that runs faster than the real one: the same in each process that is given the same setting. */
export interface VirtualClock {
  /** The real instant, epoch milliseconds, at which it showed `shows`. */
  readonly realAt: number
  readonly shows: number
  readonly speed: number
}

/** What the clock shows now, in whole milliseconds since the epoch. */
export function readClock(clock: VirtualClock, real = Date.now()): number {
  return Math.floor(clock.shows + (real - clock.realAt) * clock.speed)
}

/** The same clock put forward (or back) so that it shows an instant now. */
export function setClock(clock: VirtualClock, shows: number, real = Date.now()): VirtualClock {
  return { ...clock, realAt: real, shows }
}
