import { afterEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { recordLeftovers, type Unrecorded } from '../../src/actions/unrecorded.ts'
import { drain, runWorker } from '../../src/worker/worker.ts'
import { DAY } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { claimer, type DueIssues, openDueIssues } from '../support/due-issues.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

describe('outcomes that wait in memory to be recorded', () => {
  it('are recorded once each, and none is forgotten, by two lanes at once', async () => {
    const recorded: string[] = []
    const job = (name: string) => async () => {
      await Promise.resolve()
      recorded.push(name)
    }
    const left = ['a', 'b', 'c', 'd', 'e'].map(job)
    await Promise.all([recordLeftovers(left), recordLeftovers(left)])
    expect(recorded.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(left).toEqual([])
  })

  it('keep the one that failed while the other lane went on', async () => {
    const recorded: string[] = []
    const gate = Promise.withResolvers<void>()
    let full = true
    const first = async () => {
      await gate.promise
      recorded.push('first')
    }
    const second = async () => {
      if (full) throw new Error('full')
      recorded.push('second')
    }
    const left: Unrecorded = [first, second]
    const lanes = [recordLeftovers(left), recordLeftovers(left)]
    await expect(lanes[1]).rejects.toThrow('full')
    full = false
    gate.resolve()
    await Promise.all([lanes[0], recordLeftovers(left)])
    expect(recorded.toSorted()).toEqual(['first', 'second'])
  })
})

for (const dialect of DIALECTS) {
  describe(`what became of a call that the database could not take, on ${dialect}`, () => {
    let world: DueIssues
    afterEach(() => world.test.close())
    let full: boolean
    /** The same installation on a disk that may be full when an outcome is recorded. */
    const open = async (people: number): Promise<Context> => {
      world = await openDueIssues({ dialect })
      if (people > 0) await world.add(people)
      full = true
      const transact: Context['transact'] = async (name, work) => {
        if (full && name === 'record-batch') throw databaseError(world.test.context.dialect, 'full')
        return await world.test.context.transact(name, work)
      }
      return { ...world.test.context, transact }
    }
    const setSchedule = async (sequenceId: number | null, schedule: string) =>
      await world.test.context.db
        .updateTable('versions')
        .set({ schedule })
        .$if(sequenceId !== null, (query) => query.where('sequence_id', '=', sequenceId ?? 0))
        .execute()

    it('is recorded later although what follows cannot be reckoned, and sending goes on', async () => {
      const context = await open(4)
      const unrecorded: Unrecorded = []
      await expect(sendDue(context, { ...claimer, unrecorded })).rejects.toThrow('stopped half way')
      expect(unrecorded).toHaveLength(1)
      full = false
      await setSchedule(null, '{broken')
      await sendDue(context, { ...claimer, unrecorded })
      expect(unrecorded).toEqual([])
      expect(await world.states()).toEqual({ submitted: 4 })
      expect(world.provider.calls).toHaveLength(1)
    })

    it('is recorded at last by a worker that was asked to stop meanwhile', async () => {
      const context = await open(4)
      const stop = new AbortController()
      const wait: Context['wait'] = async () => {
        full = false
        stop.abort()
      }
      await runWorker({ ...context, wait }, { ...claimer, restMs: 1000 }, stop.signal)
      expect(world.provider.calls).toHaveLength(1)
      expect(await world.states()).toEqual({ submitted: 4 })
    })

    it('leaves no walk alone for the broken plan of another, which goes on once its plan is mended', async () => {
      await open(0)
      const { context } = world.test
      const publish = async (name: string): Promise<number> => {
        const list = await makeList(context, name)
        const steps = ['welcome', 'one', 'two']
        const { id } = await publishSteps(context, list, { steps, key: name, schedule: daily })
        await importReaders(context, list, 2, name)
        await enrolList(context, id)
        return id
      }
      const broken = await publish('broken')
      await publish('whole')
      await rescheduleAll(context)
      world.provider.answer(async () => {
        await setSchedule(broken, '{broken')
        return 'accept' as const
      })
      await drain(context, claimer)
      const got = () => {
        const names = [...world.provider.accepted].map(
          ([address, times]) => `${address.split('-')[0]} ${times}`,
        )
        return names.toSorted()
      }
      await world.goOn(8, DAY / 2)
      expect(got()).toEqual(['broken 1', 'broken 1', 'whole 3', 'whole 3'])
      await setSchedule(broken, JSON.stringify(daily))
      await world.goOn(8, DAY / 2)
      expect(got()).toEqual(['broken 3', 'broken 3', 'whole 3', 'whole 3'])
    })
  })
}
