import { type LinkPurpose, type SigningKey, signToken } from '../link-token.ts'

/** Makes the links of one installation. The newest key signs. */
export interface Links {
  unsubscribe(subscription: number): string
  confirm(subscription: number, request: number): string
  view(subscription: number, delivery: number): string
  preferences(subscription: number): string
  /** Undoes a leaving by the record of it. */
  undo(subscription: number, consent: number): string
  /** Confirms a change of address. */
  address(subscription: number, change: number): string
  /** What the number of a link is put behind, after a slash. */
  click(subscription: number, delivery: number): string
  /** The picture that tells that an email was opened. */
  open(subscription: number, delivery: number): string
}

/** Links below `publicUrl`, which has no slash at its end. */
export function makeLinks(publicUrl: string, keys: readonly SigningKey[]): Links {
  const key = keys[0]
  if (!key) throw new Error('The key ring is empty.')
  const below =
    (path: string, purpose: LinkPurpose) =>
    (subscription: number, subject = 0): string =>
      `${publicUrl}/${path}/${signToken(key, { purpose, subscription, subject })}`
  return {
    unsubscribe: below('unsubscribe', 'unsubscribe'),
    confirm: below('confirm', 'confirm'),
    view: below('view', 'view'),
    preferences: below('preferences', 'preferences'),
    undo: below('unsubscribe/undo', 'undo'),
    address: below('preferences/address', 'address'),
    click: below('click', 'click'),
    open: below('open', 'open'),
  }
}
