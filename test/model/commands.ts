import fc from 'fast-check'
import { unfollowed } from './act.ts'
import { checkStep } from './check-step.ts'
import { decidable } from './decide.ts'
import { play } from './play.ts'
import { DAY, HOUR, MINUTE } from './reference-model.ts'
import { type Answer, answers } from './scripted-provider.ts'
import { decisions, type Step } from './step.ts'
import { LISTS, PEOPLE, type World } from './world.ts'

export type Command = fc.AsyncCommand<World, World>

const person = fc.nat({ max: PEOPLE - 1 })
const list = fc.nat({ max: LISTS - 1 })
const lists = fc.shuffledSubarray([...Array(LISTS).keys()], { minLength: 1 })
const series = fc.constantFrom('daily', 'slow', 'other')
const none = fc.constant(null)
const trouble = fc.oneof(
  { weight: 6, arbitrary: none },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.integer({ min: 1, max: 8 }),
      kind: fc.constantFrom('die-before-commit', 'die-after-commit', 'busy'),
    }),
  },
)
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Answer>('accept') },
  { weight: 4, arbitrary: fc.constantFrom(...answers) },
)
const script = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Answer[]>([]) },
  { weight: 2, arbitrary: fc.array(answer, { minLength: 1, maxLength: 6 }) },
)
const rhythm = fc.record({
  days: fc.integer({ min: 1, max: 4 }),
  hour: fc.integer({ min: 0, max: 23 }),
  firstAfterDays: fc.nat({ max: 3 }),
})
const steps = fc
  .record({
    welcome: fc.boolean(),
    lessons: fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 }),
    recap: fc.boolean(),
  })
  .map(({ welcome, lessons, recap }) => [
    ...(welcome ? ['welcome'] : []),
    ...lessons,
    ...(recap ? ['recap'] : []),
  ])
const oftenNot = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 3, arbitrary: none }, { weight: 1, arbitrary })

/** Steps that may happen, the frequent ones more than once. */
export const commands: fc.Arbitrary<Command>[] = [
  ...times(6, fc.record({ do: fc.constant('subscribe' as const), person, lists, trouble })),
  ...times(8, fc.record({ do: fc.constant('confirm' as const), mail: fc.nat({ max: 9 }), trouble })),
  ...times(1, fc.record({ do: fc.constant('unsubscribe' as const), person, list, trouble })),
  ...times(1, fc.record({ do: fc.constant('pause' as const), series, trouble })),
  ...times(2, fc.record({ do: fc.constant('resume' as const), series, trouble })),
  ...times(
    3,
    fc.record({ do: fc.constant('publish' as const), series, steps, rhythm: oftenNot(rhythm), trouble }),
  ),
  ...times(
    3,
    fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(MINUTE, 2 * MINUTE, HOUR, DAY, 9 * DAY),
    }),
  ),
  ...times(
    3,
    fc.record({
      do: fc.constant('pass-to-due' as const),
      beyond: fc.constantFrom(0, 0, 0, -1, MINUTE, HOUR),
    }),
  ),
  ...times(
    1,
    fc.record({
      do: fc.constant('set-clock' as const),
      by: fc.constantFrom(-HOUR, -12 * HOUR, -DAY, HOUR, 365 * DAY, -365 * DAY),
    }),
  ),
  ...times(
    20,
    fc.record({
      do: fc.constant('work' as const),
      whenDue: fc.constantFrom(true, true, false),
      limit: fc.constantFrom(1, 50, 50),
      answers: script,
      trouble,
    }),
  ),
  ...times(2, fc.record({ do: fc.constant('wake' as const) })),
  ...times(
    1,
    fc.record({ do: fc.constantFrom('pause-list' as const, 'resume-list' as const), list, trouble }),
  ),
  ...times(1, fc.record({ do: fc.constant('resume-list' as const), list, trouble })),
  ...times(1, fc.record({ do: fc.constantFrom('hold-all' as const, 'release-all' as const), trouble })),
  ...times(2, fc.record({ do: fc.constant('release-all' as const), trouble })),
  ...times(
    4,
    fc.record({
      do: fc.constant('decide' as const),
      how: fc.constantFrom(...decisions),
      which: fc.nat({ max: 9 }),
      trouble,
    }),
  ),
  ...times(
    2,
    fc.record({
      do: fc.constant('tell' as const),
      what: fc.constantFrom(
        'delivered',
        'delivered',
        'delivered',
        'soft-bounced',
        'soft-bounced',
        'bounced',
        'complained',
      ),
      mail: fc.nat({ max: 30 }),
      ago: fc.constantFrom(0, HOUR, 9 * DAY),
    }),
  ),
  ...times(1, fc.record({ do: fc.constant('tell-again' as const), which: fc.nat({ max: 9 }) })),
].map((arbitrary) => (arbitrary as fc.Arbitrary<Step>).map(commandOf))

function times<Value>(weight: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value>[] {
  return Array.from({ length: weight }, () => arbitrary)
}

function commandOf(step: Step): Command {
  return {
    check: (world) => mayHappen(world, step),
    run: async (world) => {
      await play(world, step)
      checkStep(world)
      if (world.faults.length > 0) throw new Error(world.faults.join('\n'))
      world.played.count += 1
    },
    toString: () => JSON.stringify(step),
  }
}

function mayHappen(world: Readonly<World>, step: Step): boolean {
  switch (step.do) {
    case 'confirm':
      return unfollowed(world).length > 0
    case 'unsubscribe':
      return world.model.subscriptions.has(`${step.person}/${step.list}`)
    case 'resume':
      return world.model.series.get(step.series)?.state === 'paused'
    case 'publish':
      return world.model.series.get(step.series)?.state !== 'cancelled'
    case 'decide':
      return decidable(world, step.how).length > 0
    case 'release-all':
      return world.model.onHold
    case 'resume-list':
      return world.model.pausedLists.has(step.list)
    case 'tell':
      return world.provider.accepted.size > 0
    case 'tell-again':
      return world.told.size > 0
    case 'wake':
      return world.sleeping.length > 0
    default:
      return true
  }
}
