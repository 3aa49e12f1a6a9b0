import { z } from 'zod'

/** The body of `POST /emails`, as far as this server looks into it. */
export interface ResendEmail {
  readonly from: string
  readonly to: string | readonly string[]
  readonly subject: string
  readonly html?: string
  readonly text?: string
  readonly reply_to?: string | readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly tags?: readonly { readonly name: string; readonly value: string }[]
}

/** What is wrong with an email, in the words of the API: a status and the name of an error. */
export interface Problem {
  readonly kind: 'problem'
  readonly status: number
  readonly name: string
}

export type ReadEmail = { readonly kind: 'email'; readonly email: ResendEmail } | Problem

const tag = z.object({
  name: z.string().regex(/^[\w-]{1,256}$/),
  value: z.string().regex(/^[\w-]{1,256}$/),
})

const shape = z.object({
  from: z.string(),
  to: z.union([z.string(), z.array(z.string()).min(1).max(50)]),
  subject: z.string(),
  html: z.string().exactOptional(),
  text: z.string().exactOptional(),
  reply_to: z.union([z.string(), z.array(z.string())]).exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  tags: z.array(tag).exactOptional(),
})

/**
 * Checks an email as the API does. Two kinds of address misbehave on purpose: a recipient `poison…@` is a validation
 * error of its message, and a sender at a domain `unverified…` one of the account.
 */
export function readEmail(given: unknown): ReadEmail {
  if (!isComplete(given)) return problem(422, 'missing_required_field')
  const read = shape.safeParse(given)
  if (!read.success) return problem(422, 'validation_error')
  const email = read.data
  if (recipientsOf(email).some((to) => !to.includes('@') || to.startsWith('poison')))
    return problem(422, 'validation_error')
  if (addressOf(email.from).includes('@unverified')) return problem(403, 'validation_error')
  return { kind: 'email', email }
}

/** The bare addresses that an email goes to. */
export function recipientsOf({ to }: ResendEmail): string[] {
  return (typeof to === 'string' ? [to] : [...to]).map(addressOf)
}

export function problem(status: number, name: string): Problem {
  return { kind: 'problem', status, name }
}

function isComplete(given: unknown): boolean {
  if (!(given instanceof Object) || !('html' in given || 'text' in given)) return false
  return ['from', 'to', 'subject'].every((name) => name in given)
}

function addressOf(mailbox: string): string {
  const at = mailbox.lastIndexOf('<')
  return at < 0
    ? mailbox.trim()
    : mailbox
        .slice(at + 1)
        .replace('>', '')
        .trim()
}
