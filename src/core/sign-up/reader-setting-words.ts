import { choiceKind, numberKind, orNone, timeKind } from '../delivery/setting-values.ts'
import {
  describeSettings,
  type NamedSetting,
  namedSetting,
  readSettings,
  type SettingGroup,
  type SettingLine,
  type SettingRow,
} from '../named-setting.ts'
import { defaultReaderSettings, type ReaderSettings } from './reader-settings.ts'

type ReaderSetting = NamedSetting<ReaderSettings>

const DAY = 24 * 60 * 60_000
const policy = choiceKind('accept', 'refuse')
/** Shorter, and somebody who looks into the mailbox every other day could not confirm in time. */
const keptAtLeast = 3 * DAY
const kept = timeKind(keptAtLeast, 3650 * DAY)

const addressSettings: readonly ReaderSetting[] = [
  policySetting('disposable', 'disposable', 'addresses of services that throw mail away after minutes'),
  policySetting('role', 'role', 'addresses of an office, such as info@ or sales@'),
  policySetting('no-mail-server', 'noMailServer', 'addresses whose domain takes no mail, as its DNS says'),
]

function policySetting(
  name: string,
  key: 'disposable' | 'role' | 'noMailServer',
  what: string,
): ReaderSetting {
  return namedSetting({
    name,
    what: `${what}: accept them in the sign-up form, or refuse them`,
    kind: policy,
    get: (settings) => settings[key],
    put: (settings, value) => ({ ...settings, [key]: value }),
  })
}

const formSettings: readonly ReaderSetting[] = [
  namedSetting({
    name: 'sign-ups.per-network',
    what: 'at most so many sign-ups from one network at once; as many again become possible within an hour',
    kind: numberKind(1, 1_000_000, { whole: true }),
    get: (settings) => settings.perNetwork,
    put: (settings, perNetwork) => ({ ...settings, perNetwork }),
  }),
  namedSetting({
    name: 'sign-ups.per-hour',
    what: 'at most so many sign-ups from everywhere together at once; as many again become possible within an hour',
    kind: numberKind(1, 10_000_000, { whole: true }),
    get: (settings) => settings.perHour,
    put: (settings, perHour) => ({ ...settings, perHour }),
  }),
  namedSetting({
    name: 'fill-time',
    what: 'seconds: a form that is sent sooner after it was shown is taken for a machine’s and shown once more',
    kind: numberKind(0, 60, { whole: false }),
    get: (settings) => settings.fillMs / 1000,
    put: (settings, seconds) => ({ ...settings, fillMs: Math.round(seconds * 1000) }),
  }),
  namedSetting({
    name: 'challenge',
    what: 'on: each sign-up form shows the challenge of CHALLENGE_… in .env, and visitors need JavaScript',
    kind: choiceKind('off', 'on'),
    get: (settings) => settings.challenge,
    put: (settings, challenge) => ({ ...settings, challenge }),
  }),
]

type Kept = 'emails' | 'events' | 'audit'

const keepSettings: readonly ReaderSetting[] = [
  namedSetting({
    name: 'keep.unconfirmed',
    what: 'time that a sign-up is kept which nobody confirms, from its mail on',
    kind: timeKind(keptAtLeast, 90 * DAY),
    get: ({ keep }) => keep.unconfirmed,
    put: (settings, unconfirmed) => ({ ...settings, keep: { ...settings.keep, unconfirmed } }),
  }),
  keepSetting('emails', 'time that “view in browser” can show an email'),
  keepSetting('events', 'time that the raw events of providers and readers are kept'),
  keepSetting('audit', 'time that the record of who did what is kept'),
]

function keepSetting(key: Kept, what: string): ReaderSetting {
  return namedSetting({
    name: `keep.${key}`,
    what: `${what}; none: for good`,
    kind: orNone(kept),
    get: ({ keep }) => keep[key],
    put: (settings, value) => ({ ...settings, keep: { ...settings.keep, [key]: value } }),
  })
}

/** The settings of the reader’s side and their defaults, in the order in which they are shown. */
export const readerGroup: SettingGroup<ReaderSettings> = {
  settings: [...addressSettings, ...formSettings, ...keepSettings],
  defaults: defaultReaderSettings,
}

/** The reader’s side as it is set: a row that cannot be read leaves the default. */
export function readReaderSettings(rows: readonly SettingRow[]): ReaderSettings {
  return readSettings(readerGroup, rows)
}

/** Every setting of the reader’s side with its value, its default and what it means. */
export function describeReaderSettings(rows: readonly SettingRow[]): SettingLine[] {
  return describeSettings(readerGroup, rows)
}
