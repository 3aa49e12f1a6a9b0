import type { SubscribeInput } from '../../src/actions/subscribe.ts'

/** What a visitor sends who types nothing but an address. */
export function signUpForm(
  listIds: readonly number[],
  address: string,
  more: Partial<Omit<SubscribeInput, 'listIds' | 'address'>> = {},
): SubscribeInput {
  return {
    listIds,
    address,
    name: null,
    profile: { zone: null, language: null, fields: {} },
    consentVersion: null,
    source: '/subscribe',
    browserHash: null,
    networkHash: null,
    ...more,
  }
}
