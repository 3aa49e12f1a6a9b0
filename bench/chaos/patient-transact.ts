import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../src/actions/context.ts'

const TRIES = 20
const REST_MS = 50

/**
 * Transactions that are tried again where the database was busy for too long: nothing of them was done. Providers
 * post their webhooks again, and people try again, in just this way.
 */
export function patientTransact({ transact, dialect }: Context): Context['transact'] {
  return async (name, work, beside) => {
    for (let tries = 1; ; tries++) {
      try {
        return await transact(name, work, beside)
      } catch (error) {
        if (tries === TRIES || !dialect.isUnavailable(error)) throw error
        await sleep(REST_MS)
      }
    }
  }
}
