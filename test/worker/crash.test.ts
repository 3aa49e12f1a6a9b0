import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { drain } from '../../src/worker/worker.ts'
import { HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const SCRIPT = join(import.meta.dirname, '..', 'support', 'crash-worker.ts')
const ANA = 'ana@example.com'

/** Runs a worker process that dies at a point; gives the signal that ended it. */
async function runWorkerProcess(test: TestContext, point: string): Promise<string | null> {
  const { url, folder } = test.opened
  const args = ['--import', 'tsx', SCRIPT, url, join(folder, 'captured'), String(test.clock.now), point]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [, signal] = await once(child, 'exit')
  return signal
}

for (const dialect of DIALECTS) {
  describe(`a worker killed by SIGKILL on ${dialect}`, () => {
    let test: TestContext
    afterEach(() => test.close())

    for (const point of ['before handing over', 'between handing over and recording']) {
      it(`${point} neither loses nor doubles an email of a series`, async () => {
        test = await openTestContext({ dialect })
        const list = await makeList(test.context)
        await publishSteps(test.context, list)
        await signUp(test, list, ANA)

        expect(await runWorkerProcess(test, point)).toBe('SIGKILL')
        const { db } = test.context
        const frozen = await db
          .selectFrom('deliveries')
          .select('state')
          .where('state', '=', 'frozen')
          .execute()
        expect(frozen).toHaveLength(1)
        const before = await subjectsTo(test, ANA)
        expect(before.filter((subject) => subject === 'welcome')).toHaveLength(
          point.startsWith('before') ? 0 : 1,
        )

        test.clock.advance(HOUR)
        expect(await runWorkerProcess(test, 'never')).toBeNull()
        expect((await subjectsTo(test, ANA)).filter((subject) => subject === 'welcome')).toHaveLength(1)

        for (
          let wake = await findNextWake(test.context.read);
          wake !== null;
          wake = await findNextWake(test.context.read)
        ) {
          test.clock.now = wake
          await drain(test.context, worker)
        }
        expect((await subjectsTo(test, ANA)).slice(1)).toEqual(['welcome', 'one', 'two', 'recap'])
      })
    }
  })
}
