import { checkStep } from './check-step.ts'
import { play } from './play.ts'
import { forbidden, nextStep } from './reference-model.ts'
import { hadOf, rowsOfWalk } from './snapshot.ts'
import type { World } from './world.ts'

const MOST_WAKES = 400

/** Lets everything come to its end, then looks whether everybody who stayed has had everything. */
export async function checkEnd(world: World): Promise<void> {
  while (world.sleeping.length > 0) await play(world, { do: 'wake' })
  for (const series of world.model.series.values()) {
    if (series.state === 'paused') await play(world, { do: 'resume', series: series.key, trouble: null })
  }
  for (let wakes = 0; ; wakes++) {
    await play(world, { do: 'work', whenDue: false, limit: 50, answers: [], trouble: null })
    checkStep(world)
    const next = nextWake(world)
    if (next === null || world.faults.length > 0) break
    if (wakes === MOST_WAKES) throw new Error('it never comes to its end')
    world.clock.truth += next - world.clock.now
    world.clock.now = next
  }
  lookAtWalks(world)
}

/** When the next row falls due or the next lease runs out; null where nothing is to come. */
function nextWake(world: World): number | null {
  const times = [...world.snapshot.values()].flatMap((row) => {
    if (row.state === 'scheduled') return [row.due_at]
    return row.state === 'claimed' || row.state === 'frozen' ? [row.lease_until ?? 0] : []
  })
  return times.length === 0 ? null : Math.max(world.clock.now + 1, Math.min(...times))
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
