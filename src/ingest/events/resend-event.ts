import { z } from 'zod'
import type { Fact, ProviderEvent } from './provider-event.ts'

const tags = z.union([
  z.record(z.string(), z.string()),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((list) => Object.fromEntries(list.map(({ name, value }) => [name, value]))),
])

/** What is not as it should be is left out, so that one odd field does not hide a bounce. */
const data = z.object({
  email_id: z.string().min(1).max(200).nullish().catch(null),
  tags: tags.nullish().catch(null),
  to: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .nullish()
    .catch(null),
  bounce: z.object({ type: z.string() }).nullish().catch(null),
  suppressed: z
    .object({ type: z.string().nullish(), reason: z.string().nullish(), message: z.string().nullish() })
    .nullish()
    .catch(null),
})

const body = z.object({
  type: z.string(),
  created_at: z.string().nullish().catch(null),
  data: data.catch({}),
})

type Body = z.infer<typeof body>

/** What a webhook of Resend says, or null where it is none. Nothing in it is believed before its signature is. */
export function readResendEvent(raw: string): ProviderEvent | null {
  const parsed = body.safeParse(parseJson(raw))
  if (!parsed.success) return null
  const { type, created_at: created, data: said } = parsed.data
  const fact = factOf(parsed.data)
  const at = Date.parse(created ?? '')
  return {
    kind: fact ?? keptKind(type),
    fact,
    delivery: taggedDelivery(said.tags ?? {}),
    epoch: null,
    providerId: said.email_id ?? null,
    to: (said.to ?? []).map((address) => address.toLowerCase()),
    occurredAt: Number.isNaN(at) ? null : at,
  }
}

const keptEmails = ['opened', 'clicked', 'received', 'scheduled']
const keptOthers = ['contact', 'domain', 'suppression']

/** Kept and not acted upon: an opened email proves little, as mail programs open by themselves. */
function keptKind(type: string): string {
  const [subject = '', word = ''] = type.split('.')
  if (subject === 'email' && keptEmails.includes(word)) return word
  return keptOthers.includes(subject) ? subject : 'unknown'
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}

const plainFacts: Readonly<Record<string, Fact>> = {
  'email.sent': 'accepted',
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.failed': 'failed',
  'email.complained': 'complained',
}

function factOf({ type, data: said }: Body): Fact | null {
  // Only a bounce that is said to be permanent ends anything: one of an unknown kind counts as a passing one.
  if (type === 'email.bounced') return said.bounce?.type === 'Permanent' ? 'bounced' : 'soft-bounced'
  if (type === 'email.suppressed') return suppressedFact(said)
  return Object.hasOwn(plainFacts, type) ? (plainFacts[type] ?? null) : null
}

/** The provider keeps the address on its own list, for an earlier hard bounce or complaint. */
function suppressedFact({ suppressed }: Body['data']): Fact {
  const words = [suppressed?.type, suppressed?.reason, suppressed?.message].join(' ')
  return /complain/i.test(words) ? 'complained' : 'bounced'
}

function taggedDelivery(named: Readonly<Record<string, string>>): ProviderEvent['delivery'] {
  const { delivery = '', instance = '' } = named
  return /^\d{1,15}$/.test(delivery) && instance !== '' ? { id: Number(delivery), instance } : null
}
