import { describe, expect, it } from 'vitest'
import { flowGroup } from '../../../src/core/delivery/flow-words.ts'
import {
  describeReaderSettings,
  readerGroup,
  readReaderSettings,
} from '../../../src/core/sign-up/reader-setting-words.ts'
import { defaultReaderSettings } from '../../../src/core/sign-up/reader-settings.ts'

const DAY = 24 * 3_600_000

describe('the settings of the reader’s side', () => {
  it('are the defaults where nothing is set', () => {
    expect(readReaderSettings([])).toEqual(defaultReaderSettings)
    expect(describeReaderSettings([]).every((line) => !line.set && line.value === line.default)).toBe(true)
  })

  it('are each read from what they say', () => {
    for (const { name, say, read } of readerGroup.settings)
      expect([name, read(defaultReaderSettings, say(defaultReaderSettings))]).toEqual([
        name,
        defaultReaderSettings,
      ])
  })

  it('change what they name and nothing else', () => {
    const rows = {
      disposable: 'refuse',
      role: 'refuse',
      'no-mail-server': 'accept',
      'sign-ups.per-network': '5',
      'sign-ups.per-hour': '100',
      'fill-time': '2.5',
      challenge: 'on',
      'keep.unconfirmed': '14d',
      'keep.emails': '90d',
      'keep.events': 'none',
      'keep.audit': '730d',
    }
    expect(readReaderSettings(Object.entries(rows).map(([name, value]) => ({ name, value })))).toEqual({
      disposable: 'refuse',
      role: 'refuse',
      noMailServer: 'accept',
      perNetwork: 5,
      perHour: 100,
      fillMs: 2500,
      challenge: 'on',
      keep: { unconfirmed: 14 * DAY, emails: 90 * DAY, events: null, audit: 730 * DAY },
    })
  })

  it('keep the default where a row cannot be read', () => {
    const rows = [
      { name: 'keep.unconfirmed', value: '1h' },
      { name: 'disposable', value: 'maybe' },
    ]
    expect(readReaderSettings(rows)).toEqual(defaultReaderSettings)
    expect(describeReaderSettings(rows).find(({ name }) => name === 'disposable')?.unreadable).toBe('maybe')
  })

  it('have no name that the flow of mail has too', () => {
    const names = [...flowGroup.settings, ...readerGroup.settings].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})
