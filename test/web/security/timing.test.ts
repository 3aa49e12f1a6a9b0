import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertSuppression } from '../../../db/suppressions.ts'
import { changeSetting } from '../../../src/actions/change-setting.ts'
import { addressHash } from '../../../src/core/address.ts'
import { DAY } from '../../support/context.ts'
import { insertReader } from '../../support/sent-mail.ts'
import { openSite, type Site } from '../site.ts'

const ROUNDS = 400
/** A difference that nobody can see over a network, in milliseconds. */
const UNSEEN = 5

/** Whose address is asked about. Two of them are alike, so that their difference is what the machine makes of nothing. */
const KINDS = ['known', 'known too', 'unknown', 'suppressed', 'confirmed'] as const
type Kind = (typeof KINDS)[number]

/**
 * In process, without a network, and in turns, so that whatever else the machine does falls on all alike. Limits of the
 * form are lifted; each person is asked about once, as a stranger would who goes through a list of addresses.
 */
describe('how long an answer takes', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    const { context, list } = site
    for (const name of ['sign-ups.per-hour', 'sign-ups.per-network'])
      await changeSetting(context, name, '1000000')
    for (let round = 0; round < ROUNDS; round++) {
      await insertReader(context, list.id, addressOf('confirmed', round))
      for (const kind of ['known', 'known too'] as const) {
        const { subscription } = await insertReader(context, list.id, addressOf(kind, round))
        await context.db
          .updateTable('subscriptions')
          .set({ state: 'pending' })
          .where('id', '=', subscription)
          .execute()
      }
      const hash = addressHash(context.instance.pepper, addressOf('suppressed', round))
      await insertSuppression(context.db, { address_hash: hash, reason: 'complained', created_at: 0 })
    }
    // As in real use; the server of these tests answers before its disk does.
    if (context.dialect.name === 'sqlite') await sql`pragma synchronous = full`.execute(context.db)
  })
  afterAll(() => site.close())

  const addressOf = (kind: Kind, round: number) => `${kind.replace(' ', '-')}-${round}@example.com`
  /** Who was a stranger to one form is none to the next. */
  const askedAt = (path: string, kind: Kind, round: number) =>
    kind === 'unknown' ? `${path.slice(1, 4)}.${addressOf(kind, round)}` : addressOf(kind, round)

  async function answerTimes(path: string): Promise<ReadonlyMap<Kind, number>> {
    // Nobody has been written to of late.
    site.clock.advance(31 * DAY)
    const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]))
    const answers = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      // Another one goes first in each round.
      const order = KINDS.map((_, place) => KINDS[(place + round) % KINDS.length] ?? 'known')
      for (const kind of order) {
        const body = new URLSearchParams({ address: askedAt(path, kind, round) })
        const started = performance.now()
        const answer = await site.app.request(path, { method: 'POST', body })
        const text = await answer.text()
        times.get(kind)?.push(performance.now() - started)
        answers.add(`${answer.status} ${text}`)
      }
    }
    expect(answers.size).toBe(1)
    return new Map([...times].map(([kind, all]) => [kind, median(all)]))
  }

  it.each([
    ['the form for a lost link', '/unsubscribe'],
    ['the sign-up form', '/subscribe/weekly-tips'],
  ])('at %s says nothing of whether an address is known', async (name, path) => {
    const medians = await answerTimes(path)
    const of = (kind: Kind) => medians.get(kind) ?? Number.NaN
    const all = [...medians.values()]
    const apart = Math.max(...all) - Math.min(...all)
    const noise = Math.abs(of('known') - of('known too'))
    const told = KINDS.map((kind) => `${kind} ${of(kind).toFixed(2)}`).join(', ')
    process.stdout.write(
      `${name}, ${ROUNDS * KINDS.length} tries, medians in ms: ${told}; apart ${apart.toFixed(2)}\n`,
    )
    expect(apart).toBeLessThan(Math.max(UNSEEN, 3 * noise))
  })
})

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
