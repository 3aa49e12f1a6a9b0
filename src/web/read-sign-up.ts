import type { Context as HttpContext } from 'hono'
import { isZone } from '../core/delivery/schedule.ts'
import type { ListField } from '../core/sign-up/list-field.ts'

/** What a person typed into the sign-up form, as it came. */
export interface TypedForm {
  readonly address: string
  readonly name: string
  /** The marketer's own fields, by key. */
  readonly fields: Readonly<Record<string, string>>
  /** Other lists that were chosen, by the names in their addresses. */
  readonly also: readonly string[]
  /** IANA; null where no script told it. */
  readonly zone: string | null
  /** The version of the consent text that the form showed; null where it does not say. */
  readonly consentVersion: number | null
  /** A field that no person sees: only a machine fills it. */
  readonly trap: string
  /** When the form was shown, signed; null where it does not say. */
  readonly stamp: string | null
  /** The address about which its visitor was asked already whether another was meant. */
  readonly kept: string
  /** All fields as sent, for a challenge. */
  readonly sent: Readonly<Record<string, unknown>>
}

export const emptyForm: TypedForm = {
  address: '',
  name: '',
  fields: {},
  also: [],
  zone: null,
  consentVersion: null,
  trap: '',
  stamp: null,
  kept: '',
  sent: {},
}

/** What the field of a marketer is called in the form. */
export function fieldName(key: string): string {
  return `field-${key}`
}

/**
 * Reads a form, of our page or of another site. A body that is no form counts as an empty form, and a file or a value
 * given twice as an empty field: the answer then says what is missing.
 */
export async function readSignUp(http: HttpContext, asked: readonly ListField[]): Promise<TypedForm> {
  const body = await http.req.parseBody({ all: true }).catch((): Record<string, unknown> => ({}))
  const text = (name: string): string => {
    const value = Object.hasOwn(body, name) ? body[name] : ''
    return typeof value === 'string' ? value : ''
  }
  const zone = text('zone')
  return {
    // The button with the address that was probably meant.
    address: text('meant') || text('address'),
    name: text('name'),
    fields: Object.fromEntries(asked.map(({ key }) => [key, text(fieldName(key))])),
    also: [body.list].flat().filter((value) => typeof value === 'string'),
    // Nobody sees the field, so nobody could mend what is in it.
    zone: isZone(zone) ? zone : null,
    consentVersion: /^\d{1,9}$/.test(text('consent')) ? Number(text('consent')) : null,
    trap: text('website'),
    stamp: text('stamp') || null,
    kept: text('meant') || text('kept'),
    sent: body,
  }
}
