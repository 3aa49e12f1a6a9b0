import { describe, expect, it } from 'vitest'
import { permittedPerSecond, resendPace } from '../../src/transports/resend-pace.ts'

describe('the pace that Resend permits', () => {
  it.each<[Record<string, string>, number | null]>([
    [{ 'ratelimit-limit': '5' }, 5],
    [{ 'ratelimit-limit': '5', 'ratelimit-policy': '5;w=1' }, 5],
    [{ 'ratelimit-limit': '10', 'ratelimit-policy': '10; w=2' }, 5],
    [{ 'ratelimit-policy': '10;w=1, 120;w=60' }, 2],
    [{ 'ratelimit-policy': 'burst', 'ratelimit-limit': '3' }, 3],
    [{}, null],
    [{ 'ratelimit-limit': '0' }, null],
    [{ 'ratelimit-limit': '-5' }, null],
    [{ 'ratelimit-limit': 'many' }, null],
    [{ 'ratelimit-policy': '5;w=0' }, null],
    [{ 'ratelimit-policy': '5;w=1;'.repeat(50_000) }, null],
  ])('is read from the headers of an answer', (headers, perSecond) => {
    expect(permittedPerSecond(headers)).toBe(perSecond)
  })

  it('is two calls a second until an answer says more, and stays where an answer says nothing', () => {
    const pace = resendPace()
    expect(pace.perSecond()).toBe(2)
    pace.hear({ 'ratelimit-limit': '5' })
    pace.hear({})
    expect(pace.perSecond()).toBe(5)
    pace.hear({ 'ratelimit-limit': '1' })
    expect(pace.perSecond()).toBe(1)
  })
})
