import { describe, expect, it } from 'vitest'
import { isLetIn, policyWith } from '../../src/web/challenge.ts'

describe('a challenge in a form', () => {
  it('lets in who passed, and everybody while it cannot be asked', () => {
    expect((['passed', 'unavailable', 'failed'] as const).map(isLetIn)).toEqual([true, true, false])
  })

  it('adds its origins to the policy of the page, and nothing else', () => {
    const policy =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; connect-src 'none'"
    expect(policyWith({ origins: ['https://a.example', 'https://b.example'] }, policy).split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'self' https://a.example https://b.example",
      "img-src 'self'",
      "form-action 'self'",
      'connect-src https://a.example https://b.example',
      'script-src https://a.example https://b.example',
      'frame-src https://a.example https://b.example',
    ])
  })
})
