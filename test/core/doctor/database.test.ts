import { describe, expect, it } from 'vitest'
import { type DatabaseState, judgeDatabase, judgeRoom } from '../../../src/core/doctor/database.ts'

describe('the store', () => {
  const state: DatabaseState = {
    kind: 'sqlite',
    version: '3.54.1',
    bytes: 5_000_000,
    mode: 0o600,
    journal: 'wal',
    durable: true,
    faults: [],
    orphans: [],
  }
  const levels = (change: object) => judgeDatabase({ ...state, ...change }).map(({ level }) => level)

  it('is fine when whole, with WAL and full commits', () => {
    expect(levels({})).toEqual(['ok', 'ok'])
    expect(levels({ faults: ['row 1 missing from index'] })).toEqual(['fail', 'ok'])
    expect(levels({ orphans: ['deliveries'] })).toEqual(['fail', 'ok'])
    expect(levels({ journal: 'delete' })).toEqual(['ok', 'fail'])
    expect(levels({ durable: false })).toEqual(['ok', 'fail'])
  })

  it('should be readable by its owner only', () => {
    expect(levels({ mode: null })).toEqual(['ok', 'ok'])
    for (const mode of [0o644, 0o640, 0o606, 0o620])
      expect(judgeDatabase({ ...state, mode })[2]).toMatchObject({
        check: 'database file',
        level: 'warn',
        found: `others on this machine may open it (mode ${mode.toString(8)})`,
        advice: expect.stringContaining('chmod 600'),
      })
  })

  it('is fine on a server that waits for its disk, and not on one that does not', () => {
    const server = { kind: 'postgres', version: '18.4', bytes: 5_000_000 } as const
    const found = (careless: readonly string[]) => judgeDatabase({ ...server, careless })
    expect(found([]).map(({ level }) => level)).toEqual(['ok', 'ok'])
    expect(found(['fsync is off'])).toMatchObject([{ level: 'ok' }, { level: 'fail', found: 'fsync is off' }])
  })

  it('needs room on its disk', () => {
    expect([null, 5e7, 5e8, 5e10].map((bytes) => judgeRoom(bytes).level)).toEqual([
      'unknown',
      'fail',
      'warn',
      'ok',
    ])
  })
})
