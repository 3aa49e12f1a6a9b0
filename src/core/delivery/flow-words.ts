import {
  describeSettings,
  type NamedSetting,
  namedSetting,
  readSettings,
  type SettingGroup,
  type SettingLine,
  type SettingRow,
} from '../named-setting.ts'
import { defaultFlow, type FlowSettings, type SenderRate, type TransportName } from './flow-settings.ts'
import {
  choiceKind,
  numberKind,
  orNone,
  percentKind,
  timeKind,
  type ValueKind,
  warmUpKind,
} from './setting-values.ts'

type FlowSetting = NamedSetting<FlowSettings>

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

function rateSettings(transport: TransportName, called: string): FlowSetting[] {
  const put = (flow: FlowSettings, change: Partial<SenderRate>): FlowSettings => ({
    ...flow,
    rates: { ...flow.rates, [transport]: { ...flow.rates[transport], ...change } },
  })
  return [
    namedSetting({
      name: `${transport}.per-second`,
      what: `at most so many calls per second to ${called}; none: as many as it permits`,
      kind: orNone(numberKind(0.01, 1000, { whole: false })),
      get: (flow) => flow.rates[transport].perSecond,
      put: (flow, perSecond) => put(flow, { perSecond }),
    }),
    namedSetting({
      name: `${transport}.per-day`,
      what: `at most so many emails per day (UTC) through ${called}; none: no limit`,
      kind: orNone(numberKind(1, 100_000_000, { whole: true })),
      get: (flow) => flow.rates[transport].perDay,
      put: (flow, perDay) => put(flow, { perDay }),
    }),
    namedSetting({
      name: `${transport}.warm-up`,
      what: `for a new sender: emails a day through ${called} from each day of sending on, like 1:50 8:500; none: no limit`,
      kind: warmUpKind,
      get: (flow) => flow.rates[transport].warmUp,
      put: (flow, warmUp) => put(flow, { warmUp }),
    }),
  ]
}

const mailSettings: readonly FlowSetting[] = [
  namedSetting({
    name: 'cap',
    what: 'at most so many emails to one person within 24 hours, over all lists and series; none: no limit',
    kind: orNone(numberKind(1, 1000, { whole: true })),
    get: (flow) => flow.cap,
    put: (flow, cap) => ({ ...flow, cap }),
  }),
  namedSetting({
    name: 'spread',
    what: 'time over which the emails of one moment are spread, so that 09:00 is not one peak; 0: all at once',
    kind: timeKind(0, 12 * HOUR),
    get: (flow) => flow.spreadMs,
    put: (flow, spreadMs) => ({ ...flow, spreadMs }),
  }),
  namedSetting({
    name: 'grace',
    what: 'time: what fell due longer ago than this while nothing was running is held for you to decide',
    kind: timeKind(HOUR, 365 * DAY),
    get: (flow) => flow.graceMs,
    put: (flow, graceMs) => ({ ...flow, graceMs }),
  }),
  namedSetting({
    name: 'uncertain',
    what: 'hold or resend an email that a mail server may have taken: hold leaves it to you, resend risks a double',
    kind: choiceKind('hold', 'resend'),
    get: (flow) => flow.uncertain,
    put: (flow, uncertain) => ({ ...flow, uncertain }),
  }),
  namedSetting({
    name: 'leaver',
    what: 'a batch in doubt with somebody in it who left since: wait for the provider’s word, or replay it all the same',
    kind: choiceKind('wait', 'replay'),
    get: (flow) => flow.leaver,
    put: (flow, leaver) => ({ ...flow, leaver }),
  }),
]

const pauseSettings: readonly FlowSetting[] = [
  pauseSetting('complaints', {
    what: 'percent: a list pauses itself once so many of its emails were reported as spam',
    kind: percentKind,
    key: 'complaints',
  }),
  pauseSetting('bounces', {
    what: 'percent: a list pauses itself once so many of its emails came back for good',
    kind: percentKind,
    key: 'bounces',
  }),
  pauseSetting('sample', {
    what: 'emails: both shares count only once at least so many went out within pause.window',
    kind: numberKind(1, 1_000_000, { whole: true }),
    key: 'sample',
  }),
  pauseSetting('window', {
    what: 'time: how far back both shares are looked at',
    kind: timeKind(DAY, 90 * DAY),
    key: 'windowMs',
  }),
]

interface PauseMaking {
  readonly what: string
  readonly kind: ValueKind<number>
  readonly key: keyof FlowSettings['pauseAt']
}

function pauseSetting(name: string, { what, kind, key }: PauseMaking): FlowSetting {
  return namedSetting({
    name: `pause.${name}`,
    what,
    kind,
    get: (flow) => flow.pauseAt[key],
    put: (flow, value) => ({ ...flow, pauseAt: { ...flow.pauseAt, [key]: value } }),
  })
}

/** Everything of the flow of mail that can be set, in the order in which it is shown. */
export const flowSettings: readonly FlowSetting[] = [
  ...rateSettings('resend', 'Resend'),
  ...rateSettings('smtp', 'the SMTP server'),
  ...rateSettings('capture', 'the capture folder'),
  ...mailSettings,
  ...pauseSettings,
]

/** The settings of the flow and their defaults. */
export const flowGroup: SettingGroup<FlowSettings> = { settings: flowSettings, defaults: defaultFlow }

/** The flow as it is set: a row that cannot be read leaves the default, so that a worker never stops over one. */
export function readFlow(rows: readonly SettingRow[]): FlowSettings {
  return readSettings(flowGroup, rows)
}

/** Every setting of the flow with its value, its default and what it means. */
export function describeFlow(rows: readonly SettingRow[]): SettingLine[] {
  return describeSettings(flowGroup, rows)
}
