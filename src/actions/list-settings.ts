import type { ListRow } from '../../db/lists.ts'
import { parseAddress } from '../core/address.ts'
import { isZone } from '../core/delivery/schedule.ts'
import { type ListWords, wordsFault } from './list-words.ts'
import { type OpennessSettings, opennessChange } from './openness-settings.ts'
import { type OwnPageSettings, ownPageChange, ownPageFault } from './own-page-settings.ts'
import { type SignUpSettings, signUpChange, signUpFault } from './sign-up-settings.ts'

/** What a marketer may set of a list. An absent value stays as it is. */
export interface ListSettings extends ListWords, SignUpSettings, OpennessSettings, OwnPageSettings {
  readonly from?: string
  readonly replyTo?: string
  readonly zone?: string
  readonly language?: string
}

export interface ListProblem {
  readonly kind: 'problem'
  readonly message: string
}

/** New values of a list's row. */
export type ListChange = Partial<Omit<ListRow, 'id' | 'slug' | 'name' | 'created_at'>>

/** Checks each setting; the first fault is told with what to do. */
export function checkListSettings(
  input: ListSettings,
): { readonly kind: 'fine'; readonly change: ListChange } | ListProblem {
  const message = faultOf(input)
  return message === null ? { kind: 'fine', change: changeOf(input) } : { kind: 'problem', message }
}

function faultOf(input: ListSettings): string | null {
  if (input.from !== undefined && parseAddress(input.from) === null) {
    return 'The sender is not a valid email address: give one like hello@example.com (a name goes into --from-name).'
  }
  if (input.replyTo !== undefined && parseAddress(input.replyTo) === null) {
    return 'The reply address is not a valid email address: give one like hello@example.com.'
  }
  if (input.zone !== undefined && !isZone(input.zone)) {
    return `There is no time zone “${input.zone.slice(0, 60)}”: give an IANA name like Europe/Berlin.`
  }
  if (input.language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(input.language)) {
    return 'The language must be a tag like en or de-AT.'
  }
  return wordsFault(input) ?? ownPageFault(input) ?? signUpFault(input)
}

function changeOf(input: ListSettings): ListChange {
  const from = input.from === undefined ? null : parseAddress(input.from)
  const replyTo = input.replyTo === undefined ? null : parseAddress(input.replyTo)
  return {
    ...(input.fromName !== undefined && { from_name: input.fromName.trim() }),
    ...(from !== null && { from_address: from }),
    ...(replyTo !== null && { reply_to: replyTo }),
    ...(input.postalAddress !== undefined && { postal_address: oneLine(input.postalAddress) }),
    ...(input.zone !== undefined && { zone: input.zone }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.consentText !== undefined && { consent_text: oneLine(input.consentText) }),
    ...(input.footerNote !== undefined && { footer_note: oneLine(input.footerNote) }),
    ...ownPageChange(input),
    ...signUpChange(input),
    ...opennessChange(input),
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
