import type { DeliveryRow } from '../../db/deliveries.ts'
import { type ChosenDeliveries, chooseDeliveries } from '../../src/actions/choose-deliveries.ts'
import type { Context } from '../../src/actions/context.ts'

type Wanted = Parameters<typeof chooseDeliveries>[2]

/** All deliveries that wait for a person in a state, as the command line chooses them. */
export async function chooseAll(context: Context, state: Wanted['state'], reason: string | null = null) {
  return await chosen(context, { kind: 'all', reason, listName: null }, { state, mails: true })
}

/** Deliveries by their ids; throws where they cannot be chosen. */
export async function chooseIds(context: Context, state: Wanted['state'], ids: readonly number[]) {
  return await chosen(context, { kind: 'ids', ids }, { state, mails: true })
}

async function chosen(
  context: Context,
  choice: Parameters<typeof chooseDeliveries>[1],
  wanted: Wanted,
): Promise<ChosenDeliveries> {
  const found = await chooseDeliveries(context.db, choice, wanted)
  if (found.kind === 'problem') throw new Error(found.messages.join(' '))
  return found.chosen
}

/** The emails of series, oldest first. */
export async function listSteps(context: Context): Promise<DeliveryRow[]> {
  return await context.db
    .selectFrom('deliveries')
    .selectAll()
    .where('kind', '=', 'step')
    .orderBy('id')
    .execute()
}
