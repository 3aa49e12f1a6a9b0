/** JSON is text in both databases; this is the one place where it is written and read. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

/** Reads what `toJson` wrote; the caller names the type that the column holds. */
export function fromJson<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch (cause) {
    throw new Error('A JSON column does not hold JSON.', { cause })
  }
}
