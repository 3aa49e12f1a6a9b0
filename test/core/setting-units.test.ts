import { expect, it } from 'vitest'
import { describeFlow } from '../../src/core/delivery/flow-words.ts'
import { describeReaderSettings } from '../../src/core/sign-up/reader-setting-words.ts'

it.each([...describeFlow([]), ...describeReaderSettings([])])(
  'the setting $name says its unit and what none does',
  ({ what, expected }) => {
    if (expected.startsWith('a time')) expect(what).toMatch(/\btime\b/)
    else if (expected.startsWith('a percentage')) expect(what).toMatch(/^percent: /)
    else if (/^a (whole )?number/.test(expected))
      expect(what).toMatch(/so many (calls|emails|sign-ups)|^seconds: |^emails: /)
    if (expected.endsWith('or none')) expect(what).toMatch(/; none: /)
  },
)
