import type { Context } from '../../src/actions/context.ts'

/** Where a process is to die, or the database to be busy: at its so-manieth transaction. */
export interface Trouble {
  readonly at: number
  readonly kind: 'die-before-commit' | 'die-after-commit' | 'busy'
}

/** One process of the installation: what it has committed, and whether it still lives. */
export interface Process {
  readonly committed: readonly string[]
  readonly dead: boolean
  /** Whether something was done to it, so that what it began may have stopped half way. */
  readonly troubled: boolean
  readonly transact: Context['transact']
  /** Ends the process here: nothing that it does from now on takes effect. */
  die(): never
  assertAlive(): void
}

const death = new Error('This process was killed.')

/** Wraps the transactions of a process so that it dies, or finds the database busy, where it is told to. */
export function startProcess(transact: Context['transact'], trouble: Trouble | null): Process {
  const committed: string[] = []
  let dead = false
  let troubled = false
  let count = 0
  const die = (): never => {
    dead = true
    troubled = true
    throw death
  }
  const assertAlive = (): void => {
    if (dead) throw death
  }
  return {
    committed,
    get dead() {
      return dead
    },
    get troubled() {
      return troubled
    },
    die,
    assertAlive,
    async transact(name, work, beside) {
      assertAlive()
      count += 1
      const here = trouble?.at === count ? trouble.kind : null
      const value = await transact(
        name,
        async (tx) => {
          if (here === 'busy') {
            troubled = true
            throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
          }
          const done = await work(tx)
          return here === 'die-before-commit' ? die() : done
        },
        beside,
      )
      committed.push(name)
      if (here === 'die-after-commit') return die()
      return value
    },
  }
}
