import { checkStep } from './check-step.ts'
import { play } from './play.ts'
import { forbidden, nextStep } from './reference-model.ts'
import { hadOf, rowsOfWalk } from './snapshot.ts'
import type { World } from './world.ts'

const MOST_WAKES = 400

/** Lets everything come to its end, then looks whether everybody who stayed has had everything. */
export async function checkEnd(world: World): Promise<void> {
  while (world.sleeping.length > 0) await play(world, { do: 'wake' })
  await resumeAll(world)
  for (let wakes = 0; ; wakes++) {
    await play(world, { do: 'work', whenDue: false, limit: 50, answers: [], trouble: null })
    checkStep(world)
    if (wakes === MOST_WAKES) throw new Error('it never comes to its end')
    if (await releaseHeld(world)) continue
    const next = world.installation.ahead(world.clock.now)
    if (next === null || world.faults.length > 0) break
    await play(world, { do: 'pass', ms: next - world.clock.now })
  }
  lookAtWalks(world)
}

async function resumeAll(world: World): Promise<void> {
  const trouble = null
  await play(world, { do: 'release-all', trouble })
  for (const list of [...world.model.pausedLists.keys()])
    await play(world, { do: 'resume-list', list, trouble })
  for (const { key, state } of world.model.series.values()) {
    if (state === 'paused') await play(world, { do: 'resume', series: key, trouble })
  }
}

/** Whether anything was held. */
async function releaseHeld(world: World): Promise<boolean> {
  const held = [...world.snapshot.values()].filter(({ state }) => state === 'held')
  for (const _ of held) {
    await play(world, { do: 'decide', how: 'next-slot', which: 0, trouble: null })
    checkStep(world)
  }
  return held.length > 0
}

function lookAtWalks(world: World): void {
  for (const [name, walk] of world.model.walks) {
    const [person, key] = name.split('/')
    const series = world.model.series.get(key ?? '')
    if (!series || forbidden(world.model, Number(person), series) || walk.state !== 'active') continue
    const next = nextStep(
      series,
      hadOf(world.snapshot, world.provider, { person: Number(person), series: series.key }),
    )
    const rows = rowsOfWalk(world.snapshot, Number(person), series.key)
    if (next !== null) world.faults.push(`person ${person} in ${key} never had ${next}`)
    if (rows.some((row) => row.walk === 'active'))
      world.faults.push(`person ${person} in ${key} never came to an end`)
  }
}
