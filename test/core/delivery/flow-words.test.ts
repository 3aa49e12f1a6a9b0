import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFlow } from '../../../src/core/delivery/flow-settings.ts'
import { describeFlow, flowSettings, readFlow } from '../../../src/core/delivery/flow-words.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const setting = (name: string) => {
  const found = flowSettings.find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}.`)
  return found
}
/** What a text becomes when it is read and told again; null where it cannot be read. */
const retold = (name: string, text: string) => {
  const flow = setting(name).read(defaultFlow, text)
  return flow === null ? null : setting(name).say(flow)
}

describe('the settings of the flow', () => {
  it('are the defaults where nothing is set', () => {
    expect(readFlow([])).toEqual(defaultFlow)
    expect(describeFlow([]).every((line) => !line.set && line.value === line.default)).toBe(true)
  })

  it('are each read from what they say', () => {
    for (const { name, say } of flowSettings)
      expect([name, retold(name, say(defaultFlow))]).toEqual([name, say(defaultFlow)])
  })

  it('change what they name and nothing else', () => {
    const flow = readFlow([
      { name: 'resend.per-second', value: '4.5' },
      { name: 'smtp.per-day', value: '2000' },
      { name: 'smtp.warm-up', value: '1:50 2:100' },
      { name: 'cap', value: 'none' },
      { name: 'spread', value: '15m' },
      { name: 'grace', value: '7d' },
      { name: 'uncertain', value: 'resend' },
      { name: 'leaver', value: 'replay' },
      { name: 'pause.complaints', value: '0.3%' },
      { name: 'pause.bounces', value: '5%' },
      { name: 'pause.sample', value: '500' },
      { name: 'pause.window', value: '14d' },
    ])
    expect(flow).toEqual({
      rates: {
        resend: { perSecond: 4.5, perDay: null, warmUp: [] },
        smtp: {
          perSecond: null,
          perDay: 2000,
          warmUp: [
            { day: 1, limit: 50 },
            { day: 2, limit: 100 },
          ],
        },
        capture: { perSecond: null, perDay: null, warmUp: [] },
      },
      cap: null,
      spreadMs: 900_000,
      graceMs: 7 * DAY,
      uncertain: 'resend',
      leaver: 'replay',
      pauseAt: { complaints: 0.003, bounces: 0.05, sample: 500, windowMs: 14 * DAY },
    })
  })

  it('fall back to the default where a row cannot be read, and show what it holds', () => {
    const rows = [
      { name: 'cap', value: 'three' },
      { name: 'grace', value: '24h' },
      { name: 'no-such-setting', value: '1' },
    ]
    expect(readFlow(rows)).toEqual({ ...defaultFlow, graceMs: DAY })
    const lines = describeFlow(rows)
    expect(lines).toHaveLength(flowSettings.length)
    expect(lines.find(({ name }) => name === 'cap')).toMatchObject({
      value: '3',
      set: false,
      unreadable: 'three',
    })
    expect(lines.find(({ name }) => name === 'grace')).toMatchObject({
      value: '24h',
      set: true,
      unreadable: null,
    })
  })

  it('are never stopped by whatever a row holds', () => {
    const names = fc.constantFrom(...flowSettings.map(({ name }) => name))
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, value: fc.string() })), (rows) => {
        expect(() => describeFlow(rows)).not.toThrow()
      }),
    )
  })

  it('take times with their unit only', () => {
    for (const [text, told] of [
      ['90s', '90s'],
      ['15 m', '15m'],
      ['120m', '2h'],
      ['0', '0'],
      ['0h', '0'],
      ['900', null],
      ['15ms', null],
      ['1.5h', null],
      ['-1h', null],
      ['13h', null],
      ['', null],
      ['99999999d', null],
    ] as const) {
      expect([text, retold('spread', text)]).toEqual([text, told])
    }
    expect(retold('grace', '48h')).toBe('48h')
    expect(retold('grace', '72h')).toBe('3d')
    expect(retold('grace', '30m')).toBeNull()
  })

  it('take percentages with or without the sign, as the very share of the counts', () => {
    for (const [text, told] of [
      ['0.10%', '0.1%'],
      ['2', '2%'],
      ['2 %', '2%'],
      ['0.0001', '0.0001%'],
      ['100%', '100%'],
      ['0', null],
      ['101%', null],
      ['0,1%', null],
      ['1e-3', null],
    ] as const) {
      expect([text, retold('pause.bounces', text)]).toEqual([text, told])
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (perMille) => {
        const { pauseAt } = readFlow([{ name: 'pause.complaints', value: `${perMille / 10}%` }])
        expect(pauseAt.complaints).toBe(perMille / 1000)
      }),
    )
  })

  it('take whole numbers where half an email makes no sense', () => {
    for (const text of ['0', '2.5', '-1', '1e3', 'three', '1001', '٣', ''])
      expect(retold('cap', text)).toBeNull()
    expect(retold('cap', ' 1 ')).toBe('1')
    expect(retold('resend.per-second', '0.5')).toBe('0.5')
    expect(retold('resend.per-second', '0')).toBeNull()
  })

  it('take a warm-up whose days and limits rise from day 1', () => {
    expect(retold('smtp.warm-up', '1:50  2:100,4:500')).toBe('1:50 2:100 4:500')
    expect(retold('smtp.warm-up', 'none')).toBe('none')
    const wrong = ['2:100', '1:50 1:60', '1:50 3:40', '1:0', '1:50 2', '50', '', '1:50 2:1e9', '1:50;2:100']
    for (const text of wrong) expect([text, retold('smtp.warm-up', text)]).toEqual([text, null])
    const long = Array.from({ length: 101 }, (_, index) => `${index + 1}:${index + 1}`).join(' ')
    expect(retold('smtp.warm-up', long)).toBeNull()
  })
})
