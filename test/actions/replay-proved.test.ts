import { afterEach, describe, expect, it } from 'vitest'
import type { DeliveryRow } from '../../db/deliveries.ts'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { claimWork } from '../../src/actions/claim-work.ts'
import type { Context } from '../../src/actions/context.ts'
import { freezeDelivery } from '../../src/actions/freeze-delivery.ts'
import { recordOutcome } from '../../src/actions/record-outcome.ts'
import { replayDelivery } from '../../src/actions/replay-delivery.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp } from '../support/published.ts'
import { storeWebhook } from '../support/sent-mail.ts'

for (const dialect of DIALECTS) {
  describe(`a delivery that is taken up again, on ${dialect}`, () => {
    let test: TestContext
    afterEach(() => test.close())

    /** Sent by a worker that slept; another has just claimed it and not looked yet. */
    const sleptThrough = async () => {
      test = await openTestContext({ dialect })
      const list = await makeList(test.context)
      await publishSteps(test.context, list)
      await signUp(test, list, 'ana@example.com', 'Ana')
      const transport = { ...test.context.transport, name: 'smtp' as const, keyLifetimeMs: 0 }
      const context: Context = { ...test.context, transport }
      const frozen = await freezeDelivery(context, await claimOne(context, 'slow'))
      if (frozen.kind !== 'ready') throw new Error(frozen.kind)
      test.clock.advance(10 * 60_000)
      return { context, handing: frozen.handing, claimed: await claimOne(context, 'next') }
    }
    const claimOne = async (context: Context, owner: string): Promise<DeliveryRow> => {
      const taken = await claimWork(context, { owner, limit: 1 })
      const [work] = taken.kind === 'claimed' ? taken.work : []
      if (work?.kind !== 'deliveries' || !work.deliveries[0]) throw new Error(taken.kind)
      return work.deliveries[0]
    }
    const row = ({ id }: DeliveryRow) =>
      test.context.db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

    it('is submitted where its first worker told of its acceptance just before', async () => {
      const { context, handing, claimed } = await sleptThrough()
      const result = { kind: 'accepted' as const, providerId: 'proof' }
      expect(await recordOutcome(context, handing, { result, follow: true, trial: false })).toBe('lost')
      expect(await replayDelivery(context, claimed)).toEqual({ kind: 'settled', state: 'submitted' })
      expect(await row(claimed)).toMatchObject({ state: 'submitted', provider_id: 'proof' })
    })

    it('is submitted where an event told of it just before', async () => {
      const { context, claimed } = await sleptThrough()
      await storeWebhook(context, { type: 'delivered', delivery: claimed.id, to: 'ana@example.com' })
      await applyEvents(context)
      expect(await replayDelivery(context, claimed)).toEqual({ kind: 'settled', state: 'submitted' })
      expect(await row(claimed)).toMatchObject({ state: 'submitted', feedback: 'delivered' })
    })

    it('is left alone where a third worker has it', async () => {
      const { context, claimed } = await sleptThrough()
      test.clock.advance(10 * 60_000)
      await claimOne(context, 'third')
      expect(await replayDelivery(context, claimed)).toEqual({ kind: 'lost' })
    })
  })
}
