import { listAttentionIds } from '../../db/attention.ts'
import { chooseDeliveries } from '../../src/actions/choose-deliveries.ts'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { releaseDeliveries } from '../../src/actions/release-deliveries.ts'
import { publishSteps } from '../../test/support/published.ts'
import type { Letter } from './oracle.ts'
import { peopledList } from './people.ts'

const ADDRESS = 'collector@example.com'
const STEP = 'rarities'

export interface BrokenEmail {
  readonly letter: Letter
  mend(): Promise<boolean>
}

/** A list with one reader and one email, whose stored template is damaged. */
export async function addBrokenEmail(ctx: Context): Promise<BrokenEmail> {
  const list = await peopledList(ctx, 'Rarities', [ADDRESS])
  const schedule = { kind: 'every', days: 1, time: '09:00', firstAfterDays: 0 } as const
  const sequence = await publishSteps(ctx, list, { key: STEP, steps: [STEP], schedule })
  const { template, hash } = await ctx.read
    .selectFrom('templates')
    .innerJoin('version_steps', 'version_steps.template_hash', 'templates.hash')
    .select(['templates.template', 'templates.hash'])
    .where('version_steps.version_id', '=', sequence.version_id)
    .executeTakeFirstOrThrow()
  const keep = (text: string) =>
    ctx.transact('damage', (tx) =>
      tx.updateTable('templates').set({ template: text }).where('hash', '=', hash).execute(),
    )
  await keep('{')
  await enrolList(ctx, sequence.id)
  return {
    letter: { address: ADDRESS, subject: STEP },
    mend: async () => {
      const held = { state: 'held', reason: 'cannot-be-composed', listId: list.id } as const
      const ids = await listAttentionIds(ctx.read, held)
      if (ids.length === 0) return false
      await keep(template)
      const found = await chooseDeliveries(ctx.read, { kind: 'ids', ids }, { state: 'held', mails: true })
      if (found.kind === 'problem') throw new Error(found.messages.join(' '))
      return (await releaseDeliveries(ctx, found.chosen, 'now')) > 0
    },
  }
}
