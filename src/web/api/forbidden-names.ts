const FORBIDDEN = '__proto__'

/** Whether a JSON text holds `__proto__` as a name, however it is spelled or deep it lies. Broken JSON holds none. */
export function holdsForbiddenName(text: string): boolean {
  let found = false
  try {
    JSON.parse(text, (name, value) => {
      if (name === FORBIDDEN) found = true
      return value
    })
  } catch {
    return false
  }
  return found
}
