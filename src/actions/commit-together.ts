import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from './context.ts'

/** What is done to many at once: all of them in one transaction, a result for each, in their order. */
export interface Shared<Item, Value> {
  /** So many in one transaction stay within what a write may take. */
  readonly largestGroup: number
  commit(ctx: Context, items: readonly Item[]): Promise<readonly Value[]>
}

/** Items that share one commit. */
interface Group<Item, Value> {
  readonly items: Item[]
  readonly committed: Promise<readonly Value[]>
}

interface Line<Item, Value> {
  /** The group that still takes more: it has not begun. */
  open: Group<Item, Value> | null
  /** Settles when all groups so far have ended, well or not. */
  ended: Promise<unknown>
}

/**
 * A way to do something that returns once it is on disk. When many come within seconds, each commit costs a write to
 * the disk: so whoever comes while one is under way shares the next one. Where a group fails, each of its members is
 * tried alone, so that nobody's fault is anybody else's.
 */
export function commitTogether<Item, Value>(
  shared: Shared<Item, Value>,
): (ctx: Context, item: Item) => Promise<Value> {
  const lines = new WeakMap<Context, Line<Item, Value>>()
  return async (ctx, item) => {
    const line = lines.get(ctx) ?? { open: null, ended: Promise.resolve() }
    lines.set(ctx, line)
    const group = joinGroup(ctx, line, { shared, item })
    const place = group.items.length - 1
    try {
      return valueAt(await group.committed, place)
    } catch (error) {
      if (ctx.dialect.isUnavailable(error) || group.items.length === 1) throw error
      return valueAt(await shared.commit(ctx, [item]), 0)
    }
  }
}

interface Joining<Item, Value> {
  readonly shared: Shared<Item, Value>
  readonly item: Item
}

function joinGroup<Item, Value>(
  ctx: Context,
  line: Line<Item, Value>,
  { shared, item }: Joining<Item, Value>,
): Group<Item, Value> {
  if (line.open !== null && line.open.items.length < shared.largestGroup) {
    line.open.items.push(item)
    return line.open
  }
  const items = [item]
  const begin = async (): Promise<readonly Value[]> => {
    // A commit holds up this thread: whoever came meanwhile is heard only now.
    await nextTurn()
    if (line.open === group) line.open = null
    return await shared.commit(ctx, items)
  }
  const group: Group<Item, Value> = { items, committed: line.ended.then(begin) }
  line.open = group
  line.ended = group.committed.catch(() => undefined)
  return group
}

function valueAt<Value>(values: readonly Value[], place: number): Value {
  if (place >= values.length) throw new Error('A group gave fewer results than it has members.')
  return values[place] as Value
}
