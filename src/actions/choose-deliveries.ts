import { type AttentionState, type ChosenRow, listAttentionIds, listChosen } from '../../db/attention.ts'
import { findListByName, getList, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'

/** Which deliveries a person means: these, or all that wait in a state, of a reason and a list. */
export type DeliveryChoice =
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'all'; readonly reason: string | null; readonly listName: string | null }

/** What the choice is for. */
export interface ChoiceFor {
  /** They must be in this state. */
  readonly state: AttentionState | 'scheduled'
  /** It mails people: then what is paused is left alone. */
  readonly mails: boolean
}

export interface ChosenDeliveries {
  readonly state: DeliveryState
  readonly rows: readonly ChosenRow[]
  /** How many were left out since their series or list is paused. */
  readonly paused: number
  readonly lists: readonly ChosenList[]
}

/** What is chosen of one list. */
export interface ChosenList {
  readonly list: ListRow
  readonly emails: number
  readonly people: number
}

export type ChooseDeliveries =
  | { readonly kind: 'chosen'; readonly chosen: ChosenDeliveries }
  /** One line for each fault; nothing may be done then. */
  | { readonly kind: 'problem'; readonly messages: readonly string[] }

/** Finds the deliveries that a person means, and says of each why it cannot be meant. Changes nothing. */
export async function chooseDeliveries(
  db: Db,
  choice: DeliveryChoice,
  wanted: ChoiceFor,
): Promise<ChooseDeliveries> {
  if (choice.kind === 'ids') return await chooseByIds(db, [...new Set(choice.ids)], wanted)
  if (wanted.state === 'scheduled') throw new Error('What is scheduled is chosen by its ids.')
  const { reason, listName } = choice
  const list = listName === null ? null : await findListByName(db, listName)
  if (listName !== null && !list) return problem([`There is no list called “${listName}”.`])
  const ids = await listAttentionIds(db, { state: wanted.state, reason, listId: list?.id ?? null })
  const all = await listChosen(db, ids)
  const rows = all.filter((row) => !(wanted.mails && pauseOf(row)))
  return await chosenOf(db, { state: wanted.state, rows, paused: all.length - rows.length })
}

async function chooseByIds(db: Db, ids: readonly number[], wanted: ChoiceFor): Promise<ChooseDeliveries> {
  const rows = await listChosen(db, ids)
  const found = new Map(rows.map((row) => [row.id, row]))
  const faults = ids.map((id) => faultOf(id, found.get(id), wanted)).filter((fault) => fault !== null)
  if (faults.length > 0) return problem(faults)
  return await chosenOf(db, { state: wanted.state, rows, paused: 0 })
}

function faultOf(id: number, row: ChosenRow | undefined, wanted: ChoiceFor): string | null {
  if (!row) return `There is no delivery ${id}.`
  if (row.state !== wanted.state) return `Delivery ${id} is ${row.state}, not ${wanted.state}.`
  const pause = wanted.mails ? pauseOf(row) : null
  return pause === null ? null : `Delivery ${id} stays as it is: ${pause}`
}

/** Why nothing of it may go out, whatever a person decides about the one delivery; or null. */
function pauseOf(row: ChosenRow): string | null {
  // A pause of a list keeps no notice back.
  if (row.kind !== 'step') return null
  if (row.sequenceState === 'paused') {
    return `“${row.sequenceName}” is paused. Go on with it first: npx rivulet resume ${row.sequenceId}`
  }
  if (row.listPausedAt === null) return null
  return `the list “${row.listName}” is paused. Go on with it first: npx rivulet list resume "${row.listName}"`
}

async function chosenOf(db: Db, chosen: Omit<ChosenDeliveries, 'lists'>): Promise<ChooseDeliveries> {
  const lists: ChosenList[] = []
  for (const [listId, rows] of Map.groupBy(chosen.rows, (row) => row.listId)) {
    const people = new Set(rows.map(({ subscriberId }) => subscriberId)).size
    lists.push({ list: await getList(db, listId), emails: rows.length, people })
  }
  return { kind: 'chosen', chosen: { ...chosen, lists } }
}

function problem(messages: readonly string[]): ChooseDeliveries {
  return { kind: 'problem', messages }
}
