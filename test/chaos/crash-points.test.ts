import { describe, expect, it } from 'vitest'
import { type CrashPoint, fusedTransact, makeFuse } from '../../bench/chaos/crash-points.ts'
import { expectedPoints } from '../../bench/chaos/expected-points.ts'
import { countDue, planKills } from '../../bench/chaos/kill-plan.ts'
import { openPointBook } from '../../bench/chaos/point-book.ts'
import { listTransactionNames } from '../../bench/chaos/transaction-names.ts'
import { randomFrom } from '../../bench/random.ts'

function fuseThatThrows(points: readonly CrashPoint[], stopAt: CrashPoint | null = null) {
  const met: string[] = []
  const stop = () => met.push('stop')
  const die = (moment: string): never => {
    throw new Error(`died ${moment}`)
  }
  return { met, fuse: makeFuse({ points, stopAt, stop, met: (moment) => met.push(moment), die }) }
}

describe('a fuse', () => {
  it('dies at the named moment, at the time of it that was asked for', () => {
    const { fuse, met } = fuseThatThrows([{ name: 'before call', occurrence: 2 }])
    fuse('before call')
    fuse('after call')
    expect(() => fuse('before call')).toThrow('died before call')
    expect(met).toEqual(['before call', 'after call'])
  })

  it('asks the worker to stop at the very moment that was named', () => {
    const { fuse, met } = fuseThatThrows([], { name: 'after commit of claim', occurrence: 2 })
    fuse('after commit of claim')
    expect(met).toEqual(['after commit of claim'])
    fuse('after commit of claim')
    expect(met).toEqual(['after commit of claim', 'stop'])
  })

  it('dies inside a transaction before its commit, and only then after it', async () => {
    const committed: string[] = []
    const transact = async (name: string, work: (tx: never) => Promise<unknown>): Promise<unknown> => {
      const value = await work(undefined as never)
      committed.push(name)
      return value
    }
    const run = (point: string) =>
      fusedTransact(transact as never, fuseThatThrows([{ name: point, occurrence: 1 }]).fuse)(
        'claim',
        async () => 1,
      )
    await expect(run('before commit of claim')).rejects.toThrow('died')
    expect(committed).toEqual([])
    await expect(run('after commit of claim')).rejects.toThrow('died')
    expect(committed).toEqual(['claim'])
  })
})

describe('the book of crash points', () => {
  it('holds every transaction of the worker, and at least fifteen points for each transport', () => {
    expect(listTransactionNames()).toEqual(expect.arrayContaining(['claim', 'freeze', 'record', 'replay']))
    expect(expectedPoints('resend').length).toBeGreaterThanOrEqual(15)
    expect(expectedPoints('smtp').length).toBeGreaterThanOrEqual(15)
    expect(expectedPoints('smtp')).not.toContain('before batch call')
  })

  it('asks for a point until it was hit, also one that is only met', () => {
    const book = openPointBook(['before call'], randomFrom(1))
    book.met('after commit of anything')
    book.hit('before call')
    expect(book.give('worker-1')).toEqual([{ name: 'after commit of anything', occurrence: 1 }])
    expect(book.isPending('before call')).toBe(false)
    expect(book.hits()).toEqual([
      ['after commit of anything', 0],
      ['before call', 1],
    ])
  })
})

describe('a point that workers come to often', () => {
  it('is given to one worker at a time, and a rare one to all', () => {
    const book = openPointBook(['before call', 'rare'], randomFrom(1))
    for (let lives = 0; lives < 3; lives++) book.met('before call')
    const given = (worker: string) => book.give(worker).map(({ name }) => name)
    expect(given('worker-1')).toEqual(['before call', 'rare'])
    expect(given('worker-2')).toEqual(['rare'])
    book.release('worker-1')
    expect(given('worker-3')).toEqual(['before call', 'rare'])
  })
})

describe('a plan of kills', () => {
  it('spreads them over the run and has none in its last tenth', () => {
    const plan = planKills(50, 1000, randomFrom(3))
    expect(plan).toHaveLength(50)
    expect(plan).toEqual(plan.toSorted((a, b) => a - b))
    expect(Math.max(...plan)).toBeLessThan(900)
    expect(countDue(plan, -1)).toBe(0)
    expect(countDue(plan, 1000)).toBe(50)
    expect(countDue([10, 20, 20, 30], 20)).toBe(3)
  })
})
