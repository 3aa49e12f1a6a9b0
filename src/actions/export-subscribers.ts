import { fromJson } from '../../db/json.ts'
import { type ListPerson, listPeople } from '../../db/list-people.ts'
import { findListByName, type ListRow } from '../../db/lists.ts'
import type { ListField } from '../core/sign-up/list-field.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

export type ExportSubscribers =
  | {
      readonly kind: 'rows'
      readonly list: ListRow
      /** The names of the columns: an import knows them again. */
      readonly columns: readonly string[]
      /** One person each, a cell for each column. */
      readonly rows: AsyncIterable<readonly string[]>
    }
  | { readonly kind: 'problem'; readonly message: string }

const COLUMNS = [
  'email',
  'name',
  'state',
  'requested',
  'confirmed',
  'ended',
  'language',
  'zone',
  'consent',
  'consent_source',
  'consent_at',
] as const

const PEOPLE_PER_QUERY = 500

/**
 * The people of a list with their consent and the fields that it asks for, in pages: they may be many. Times are ISO
 * instants in UTC. Nobody who was erased. The audit log tells of it before the first row is given.
 */
export async function exportSubscribers(ctx: Context, listName: string): Promise<ExportSubscribers> {
  const list = await findListByName(ctx.read, listName)
  if (!list) return { kind: 'problem', message: `There is no list called “${listName.slice(0, 60)}”.` }
  await ctx.transact('note-export', (tx) =>
    audit(tx, { at: ctx.now(), action: 'subscribers.exported', list: list.id }),
  )
  const taken: ReadonlySet<string> = new Set(COLUMNS)
  const keys = fromJson<ListField[]>(list.fields).map(({ key }) => key)
  const own = keys.filter((key) => !taken.has(key))
  return { kind: 'rows', list, columns: [...COLUMNS, ...own], rows: rowsOf(ctx, list, own) }
}

async function* rowsOf(
  ctx: Context,
  list: ListRow,
  own: readonly string[],
): AsyncGenerator<readonly string[]> {
  for (let afterId: number | null = 0; afterId !== null; ) {
    const page: readonly ListPerson[] = await listPeople(ctx.read, {
      listId: list.id,
      afterId,
      limit: PEOPLE_PER_QUERY,
    })
    for (const person of page) yield cellsOf(person, own)
    afterId = page.at(-1)?.subscriptionId ?? null
  }
}

function cellsOf(person: ListPerson, own: readonly string[]): readonly string[] {
  const told = fromJson<Record<string, string>>(person.fields)
  const cells: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    email: person.address,
    name: person.name ?? '',
    state: person.state,
    requested: isoOf(person.requestedAt),
    confirmed: isoOf(person.confirmedAt),
    ended: isoOf(person.endedAt),
    language: person.language ?? '',
    zone: person.zone ?? '',
    consent: person.consentText ?? '',
    consent_source: person.consentSource ?? '',
    consent_at: isoOf(person.consentAt),
  }
  return [
    ...COLUMNS.map((column) => cells[column]),
    ...own.map((key) => (Object.hasOwn(told, key) ? (told[key] ?? '') : '')),
  ]
}

function isoOf(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString()
}
