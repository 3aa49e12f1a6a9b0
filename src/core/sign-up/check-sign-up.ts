import { parseAddress, parseName } from '../address.ts'
import { isZone } from '../delivery/schedule.ts'
import type { ListField } from './list-field.ts'

/** What somebody typed into a sign-up form, or a program sent in its place. */
export interface SignUpForm {
  readonly address: string
  readonly name: string | null
  readonly profile: {
    readonly zone: string | null
    readonly language: string | null
    readonly fields: Readonly<Record<string, string>>
  }
}

/** What is wrong with one thing in a sign-up. */
export type SignUpFault =
  | { readonly at: 'address' | 'name' | 'zone' | 'language'; readonly fault: 'invalid' }
  /** The consent text was changed since that form was made. */
  | { readonly at: 'consent'; readonly fault: 'changed' }
  | { readonly at: 'fields'; readonly key: string; readonly fault: 'invalid' | 'missing' | 'unknown' }

export type CheckSignUp =
  | { readonly kind: 'fine'; readonly form: SignUpForm }
  | { readonly kind: 'faulty'; readonly faults: readonly SignUpFault[] }

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/

/** Checks each thing in a sign-up and gives it as it is kept: without spaces around, an empty answer as none. */
export function checkSignUp(form: SignUpForm, asked: readonly ListField[]): CheckSignUp {
  const { zone, language, fields } = form.profile
  const address = parseAddress(form.address)
  const name = readLine(form.name ?? '')
  const faults: SignUpFault[] = [
    ...(address === null ? [{ at: 'address', fault: 'invalid' } as const] : []),
    ...(name === null ? [{ at: 'name', fault: 'invalid' } as const] : []),
    ...(zone !== null && !isZone(zone) ? [{ at: 'zone', fault: 'invalid' } as const] : []),
    ...(language !== null && !LANGUAGE.test(language) ? [{ at: 'language', fault: 'invalid' } as const] : []),
    ...fieldFaults(fields, asked),
  ]
  if (address === null || faults.length > 0) return { kind: 'faulty', faults }
  const profile = { zone, language, fields: keptFields(fields, asked) }
  return { kind: 'fine', form: { address, name: name || null, profile } }
}

/** One line as typed, without spaces around it; null where it is none, or where its bytes were of another charset. */
function readLine(text: string): string | null {
  return text.includes('\uFFFD') ? null : parseName(text)
}

function fieldFaults(given: SignUpForm['profile']['fields'], asked: readonly ListField[]): SignUpFault[] {
  const known = new Set(asked.map(({ key }) => key))
  const unknown = Object.keys(given).filter((key) => !known.has(key))
  return [
    ...unknown.map((key) => ({ at: 'fields', key, fault: 'unknown' }) as const),
    ...asked.flatMap((field) => {
      const fault = fieldFault(readAnswer(given, field.key), field)
      return fault === null ? [] : [{ at: 'fields', key: field.key, fault } as const]
    }),
  ]
}

function fieldFault(answer: string | null, field: ListField): 'invalid' | 'missing' | null {
  if (answer === null) return 'invalid'
  if (answer === '') return field.required ? 'missing' : null
  return field.kind === 'choice' && !field.options.includes(answer) ? 'invalid' : null
}

function readAnswer(given: SignUpForm['profile']['fields'], key: string): string | null {
  return Object.hasOwn(given, key) ? readLine(given[key] ?? '') : ''
}

function keptFields(
  given: SignUpForm['profile']['fields'],
  asked: readonly ListField[],
): Record<string, string> {
  const answers = asked.map(({ key }) => [key, readAnswer(given, key) ?? ''] as const)
  return Object.fromEntries(answers.filter(([, answer]) => answer !== ''))
}
