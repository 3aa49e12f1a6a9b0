import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'

/** Resolves after so many milliseconds, or once the signal stops it; of none, after what waits for its turn. */
export async function wait(ms: number, stop: AbortSignal): Promise<void> {
  if (ms <= 0) return await breathe()
  // Stopping ends the wait, and is no failure.
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined)
}
