/** Values that are read many at once and remembered by their key. */
export interface Remembered<Key, Value> {
  /** The value of a key, read where it is not remembered; undefined where there is none. */
  find(key: Key): Promise<Value | undefined>
  /** The same; throws where there is none. */
  get(key: Key): Promise<Value>
  /** Reads those of these that are not remembered, in one go. */
  prime(keys: readonly Key[]): Promise<void>
  forget(key: Key): void
}

/** `load` gives the values that it finds, by key. */
export function remembered<Key, Value>(
  what: string,
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Remembered<Key, Value> {
  const known = new Map<Key, Value | undefined>()
  const prime = async (keys: readonly Key[]): Promise<void> => {
    const missing = [...new Set(keys)].filter((key) => !known.has(key))
    if (missing.length === 0) return
    const found = await load(missing)
    for (const key of missing) known.set(key, found.get(key))
  }
  const find = async (key: Key): Promise<Value | undefined> => {
    await prime([key])
    return known.get(key)
  }
  return {
    find,
    async get(key) {
      const value = await find(key)
      if (value === undefined) throw new Error(`There is no ${what} ${String(key)}.`)
      return value
    },
    prime,
    forget: (key) => void known.delete(key),
  }
}
