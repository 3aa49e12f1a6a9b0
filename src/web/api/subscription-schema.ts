import { createRoute, z } from '@hono/zod-openapi'

const slug = z.string().min(1).max(80)
const line = z.string().max(200)

const signUp = z
  .strictObject({
    list: slug.optional().openapi({ description: 'The list, by the name in the address of its page.' }),
    lists: z.array(slug).min(1).max(20).optional().openapi({
      description:
        'Several lists in place of one; all of them must be listed. One email asks to confirm them all.',
    }),
    address: z.string().max(320).openapi({ example: 'ana@example.com' }),
    name: line.optional(),
    fields: z.record(z.string().max(40), line).optional().openapi({
      description: 'What the list’s form asks besides, by key.',
    }),
    zone: z.string().max(60).optional().openapi({ example: 'Europe/Berlin', description: 'IANA time zone.' }),
    language: z.string().max(35).optional().openapi({ example: 'de', description: 'BCP 47.' }),
    challenge: z.string().max(8192).optional().openapi({
      description: 'What the challenge’s script gave, where the installation asks for one.',
    }),
    consent_version: z.int().min(1).optional().openapi({
      description: 'The version of the consent text that was shown; refused where there is a newer one.',
    }),
  })
  .refine(({ list, lists }) => (list === undefined) !== (lists === undefined), {
    path: ['list'],
    message: 'Give either list or lists.',
  })
  .openapi('SignUp')

export type SignUp = z.infer<typeof signUp>

const accepted = z.strictObject({ status: z.literal('accepted') }).openapi('Accepted')

const refused = z
  .strictObject({
    error: z.enum(['invalid', 'not-json', 'too-large', 'too-many', 'broken']),
    faults: z.array(
      z.strictObject({
        field: z.string().openapi({ example: 'address' }),
        problem: z.string().openapi({ example: 'This is not an email address that can be written to.' }),
      }),
    ),
  })
  .openapi('Refused')

export type Refused = z.infer<typeof refused>

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A sign-up by a program. Its answer says nothing of whether the address is known. */
export const signUpRoute = createRoute({
  method: 'post',
  path: '/api/v1/subscriptions',
  summary: 'Ask for a subscription',
  description: 'The address gets an email that asks to confirm; nothing counts before. No key is needed.',
  request: { body: { required: true, content: { 'application/json': { schema: signUp } } } },
  responses: {
    202: json(accepted, 'Taken, whether or not the address is known, on the list or not to be mailed.'),
    413: json(refused, 'Larger than 16 KB.'),
    415: json(refused, 'Not sent as application/json.'),
    422: json(refused, 'Something in it cannot be taken; each fault names its field.'),
    429: json(refused, 'Too many sign-ups for now; Retry-After tells the seconds.'),
  },
})
