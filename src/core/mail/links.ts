import { type SigningKey, signToken } from '../link-token.ts'

/** Makes the links of one installation. The newest key signs. */
export interface Links {
  unsubscribe(subscription: number): string
  confirm(subscription: number, request: number): string
  view(subscription: number, delivery: number): string
}

/** Links below `publicUrl`, which has no slash at its end. */
export function makeLinks(publicUrl: string, keys: readonly SigningKey[]): Links {
  const key = keys[0]
  if (!key) throw new Error('The key ring is empty.')
  return {
    unsubscribe: (subscription) =>
      `${publicUrl}/unsubscribe/${signToken(key, { purpose: 'unsubscribe', subscription, subject: 0 })}`,
    confirm: (subscription, request) =>
      `${publicUrl}/confirm/${signToken(key, { purpose: 'confirm', subscription, subject: request })}`,
    view: (subscription, delivery) =>
      `${publicUrl}/view/${signToken(key, { purpose: 'view', subscription, subject: delivery })}`,
  }
}
