import { unreadable, type ValueKind } from './delivery/setting-values.ts'

/** One value of some settings that can be set by name. */
export interface NamedSetting<Settings> {
  readonly name: string
  /** What it means, in one line. */
  readonly what: string
  readonly expected: string
  /** The settings with this one as the text says; null where it is no such value. */
  read(settings: Settings, text: string): Settings | null
  /** Its value, as it would be typed. */
  say(settings: Settings): string
}

interface Making<Settings, Value> {
  readonly name: string
  readonly what: string
  readonly kind: ValueKind<Value>
  get(settings: Settings): Value
  put(settings: Settings, value: Value): Settings
}

/** Makes a setting of one kind of value. */
export function namedSetting<Settings, Value>(making: Making<Settings, Value>): NamedSetting<Settings> {
  const { name, what, kind, get, put } = making
  return {
    name,
    what,
    expected: kind.expected,
    read(settings, text) {
      const value = kind.parse(text.trim())
      return value === unreadable ? null : put(settings, value)
    },
    say: (settings) => kind.say(get(settings)),
  }
}

/** A row of what was set. */
export interface SettingRow {
  readonly name: string
  readonly value: string
}

/** All settings of a kind, with the values that they have where nothing was set. */
export interface SettingGroup<Settings> {
  readonly settings: readonly NamedSetting<Settings>[]
  readonly defaults: Settings
}

/** What is set: a row that cannot be read leaves the default, so that nothing ever stops over one. */
export function readSettings<Settings>(
  { settings, defaults }: SettingGroup<Settings>,
  rows: readonly SettingRow[],
): Settings {
  const set = new Map(rows.map(({ name, value }) => [name, value]))
  return settings.reduce((read, one) => {
    const text = set.get(one.name)
    return (text === undefined ? null : one.read(read, text)) ?? read
  }, defaults)
}

export type CheckSetting =
  /** `value` is as it would be typed. */
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'wrong'; readonly expected: string }
  | { readonly kind: 'unknown-name' }

/** What a text, or null for the default, would set a setting of this group to. */
export function checkSetting<Settings>(
  { settings, defaults }: SettingGroup<Settings>,
  name: string,
  text: string | null,
): CheckSetting {
  const setting = settings.find((one) => one.name === name)
  if (!setting) return { kind: 'unknown-name' }
  const read = text === null ? defaults : setting.read(defaults, text)
  return read === null
    ? { kind: 'wrong', expected: setting.expected }
    : { kind: 'value', value: setting.say(read) }
}

/** One setting as a person reads it. */
export interface SettingLine {
  readonly name: string
  readonly value: string
  readonly default: string
  /** Set by hand, and readable. */
  readonly set: boolean
  /** What the row holds where it cannot be read; the default applies then. */
  readonly unreadable: string | null
  readonly what: string
  readonly expected: string
}

/** Every setting with its value, its default and what it means. */
export function describeSettings<Settings>(
  group: SettingGroup<Settings>,
  rows: readonly SettingRow[],
): SettingLine[] {
  const { settings, defaults } = group
  const read = readSettings(group, rows)
  return settings.map((one) => {
    const text = rows.find(({ name }) => name === one.name)?.value ?? null
    const readable = text !== null && one.read(defaults, text) !== null
    return {
      name: one.name,
      value: one.say(read),
      default: one.say(defaults),
      set: readable,
      unreadable: readable ? null : text,
      what: one.what,
      expected: one.expected,
    }
  })
}
