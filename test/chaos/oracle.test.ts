import { describe, expect, it } from 'vitest'
import { type Accepted, type DeliveryFact, judge, type OracleFacts } from '../../bench/chaos/oracle.ts'
import { recipientHash } from '../../bench/fake-smtp/accepted-log.ts'

const ANA = 'ana@example.com'
const BEN = 'ben@example.com'

function buildRow(row: Partial<DeliveryFact> = {}): DeliveryFact {
  return { id: 1, address: ANA, subject: 'welcome', state: 'submitted', reason: null, ...row }
}

function takenOf({ id, address }: DeliveryFact): Accepted {
  return { delivery: id, recipient: recipientHash(address) }
}

/** Two readers, one email each, all well. */
function buildFacts(facts: Partial<OracleFacts> = {}): OracleFacts {
  const rows = [buildRow(), buildRow({ id: 2, address: BEN })]
  const expected = rows.map(({ address, subject }) => ({ address, subject }))
  return { expected, rows, accepted: rows.map(takenOf), integrity: 'ok', ...facts }
}

describe('the oracle of the chaos harness', () => {
  it('finds nothing where each email was taken once and each row says so', () => {
    expect(judge(buildFacts())).toEqual({ lost: [], doubled: [], uncertain: 0, contradictions: [] })
  })

  it('finds an email that was never taken, whatever its row says', () => {
    const verdict = judge(buildFacts({ accepted: [takenOf(buildRow())] }))
    expect(verdict.lost).toEqual([`welcome to ${BEN}`])
    expect(verdict.contradictions).toEqual([
      `delivery 2, welcome to ${BEN}: submitted, and the provider never took it`,
    ])
  })

  it('finds an email that has no row at all', () => {
    const rows = [buildRow()]
    expect(judge(buildFacts({ rows, accepted: rows.map(takenOf) })).lost).toEqual([`welcome to ${BEN}`])
  })

  it('finds each copy too many of one delivery', () => {
    const taken = takenOf(buildRow())
    const verdict = judge(
      buildFacts({ accepted: [taken, taken, taken, takenOf(buildRow({ id: 2, address: BEN }))] }),
    )
    expect(verdict.doubled).toEqual([`welcome to ${ANA}`, `welcome to ${ANA}`])
    expect(verdict.lost).toEqual([])
  })

  it('finds the same email sent by two rows', () => {
    const rows = [...buildFacts().rows, buildRow({ id: 3 })]
    const verdict = judge(buildFacts({ rows, accepted: rows.map(takenOf) }))
    expect(verdict.doubled).toEqual([`welcome to ${ANA}`])
    expect(verdict.contradictions).toEqual([`welcome to ${ANA}: 2 rows`])
  })

  it.each(['uncertain', 'failed'] as const)('does not call lost what is listed as %s', (state) => {
    const rows = [buildRow(), buildRow({ id: 2, address: BEN, state, reason: 'told' })]
    expect(judge(buildFacts({ rows, accepted: [takenOf(buildRow())] })).lost).toEqual([])
  })

  it('counts what is uncertain, whether or not it was taken', () => {
    const rows = [buildRow({ state: 'uncertain' }), buildRow({ id: 2, address: BEN, state: 'uncertain' })]
    const verdict = judge(buildFacts({ rows, accepted: [takenOf(buildRow())] }))
    expect(verdict).toEqual({ lost: [], doubled: [], uncertain: 2, contradictions: [] })
  })

  it.each(['scheduled', 'claimed', 'frozen'] as const)('finds a row that is still %s', (state) => {
    const rows = [buildRow(), buildRow({ id: 2, address: BEN, state })]
    const { contradictions } = judge(buildFacts({ rows }))
    expect(contradictions).toEqual([`delivery 2, welcome to ${BEN}: still ${state}`])
  })

  it.each(['failed', 'held', 'cancelled'] as const)('finds a row that is %s', (state) => {
    const rows = [buildRow(), buildRow({ id: 2, address: BEN, state, reason: 'told' })]
    const { contradictions } = judge(buildFacts({ rows }))
    expect(contradictions).toEqual([
      `delivery 2, welcome to ${BEN}: ${state} (told), and the provider took it`,
    ])
  })

  it('finds a message without a row, one for somebody else, and a row that nobody was to get', () => {
    const stranger = { delivery: 9, recipient: recipientHash(ANA) }
    const swapped = { delivery: 2, recipient: recipientHash(ANA) }
    const rows = [...buildFacts().rows, buildRow({ id: 3, subject: 'recap', state: 'uncertain' })]
    const { contradictions } = judge(buildFacts({ rows, accepted: [takenOf(buildRow()), swapped, stranger] }))
    expect(contradictions).toEqual([
      `delivery 2, welcome to ${BEN}: the provider took it for somebody else`,
      'the provider took delivery 9, which has no row',
      `recap to ${ANA}: nobody was to get it`,
    ])
  })

  it('finds a damaged database', () => {
    expect(judge(buildFacts({ integrity: 'row 3 missing' })).contradictions).toEqual([
      'the database is damaged: row 3 missing',
    ])
  })
})
