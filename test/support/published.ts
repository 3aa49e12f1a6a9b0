import { createHash } from 'node:crypto'
import type { ListRow } from '../../db/lists.ts'
import type { SequenceRow } from '../../db/sequences.ts'
import { compileLetters } from '../../src/actions/compile-letters.ts'
import { confirm } from '../../src/actions/confirm.ts'
import type { Context } from '../../src/actions/context.ts'
import { createList } from '../../src/actions/create-list.ts'
import { storeVersion } from '../../src/actions/store-version.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import type { Schedule } from '../../src/core/delivery/schedule.ts'
import { defaultRhythm } from '../../src/core/draft/series.ts'
import type { Letter, LetterKind } from '../../src/core/mail/letter.ts'
import { drain } from '../../src/worker/worker.ts'
import type { TestContext } from './context.ts'
import { signUpForm } from './sign-up-form.ts'

/** A list with all that publishing needs. */
export async function makeList(context: Context, name = 'Weekly tips'): Promise<ListRow> {
  const made = await createList(context, { name, fromName: 'Maya', zone: 'Europe/Dublin' })
  if (made.kind === 'problem') throw new Error(made.message)
  return made.list
}

/** A short letter of our own words. */
export function buildLetter(kind: LetterKind, subject: string): Letter {
  const own = (text: string) => ({ text, origin: 'own' as const })
  return {
    kind,
    language: 'en',
    subject: own(subject),
    preview: own(`A preview of ${subject}`),
    greeting: { withName: own('Hi {{ first_name }},'), withoutName: own('Hello,') },
    opener: null,
    body: [
      {
        kind: 'paragraph',
        id: 'p1',
        sentences: [
          {
            id: 'p1:0',
            text: `This is ${subject}.`,
            inlines: [{ text: `This is ${subject}.`, marks: [] }],
            origin: 'own',
            span: null,
          },
        ],
      },
    ],
    tip: null,
    cta: { label: null, kind: 'none', url: null },
    signoff: own('Maya'),
    ps: null,
    links: [],
  }
}

export interface PublishedOptions {
  readonly key?: string
  readonly kind?: 'series' | 'issue'
  readonly schedule?: Schedule
  /** Step keys in order: `welcome`, `recap`, or any other for a lesson. */
  readonly steps?: readonly string[]
  /** Where the call to action of each step leads; none where not given. */
  readonly link?: string
}

/** Publishes a version of a series whose steps are named; the same key again makes the next version. */
export async function publishSteps(
  context: Context,
  list: ListRow,
  options: PublishedOptions = {},
): Promise<SequenceRow> {
  const keys = options.steps ?? ['welcome', 'one', 'two', 'recap']
  const letters = keys.map((key) => ({ ...buildLetter(kindOf(key), key), ...callTo(options.link) }))
  const compiled = await compileLetters(letters)
  if (compiled.kind === 'problem') throw new Error(compiled.message)
  const steps = compiled.letters.map((letter, index) => ({ ...letter, key: keys[index] ?? '' }))
  return await context.db.transaction().execute((tx) =>
    storeVersion(context, tx, {
      listId: list.id,
      kind: options.kind ?? 'series',
      key: options.key ?? 'series',
      name: 'A series',
      schedule: options.schedule ?? defaultRhythm,
      draftId: null,
      contentHash: createHash('sha256').update(keys.join()).digest('hex'),
      steps,
    }),
  )
}

function callTo(link: string | undefined): Partial<Pick<Letter, 'cta'>> {
  if (link === undefined) return {}
  const own = (text: string) => ({ text, origin: 'own' as const })
  return { cta: { label: own('Read on'), kind: 'link', url: own(link) } }
}

function kindOf(key: string): LetterKind {
  return key === 'welcome' || key === 'recap' || key === 'issue' ? key : 'lesson'
}

export const worker = { owner: 'test', limit: 50 }

/** Signs a person up and confirms by the link in the captured mail, as the pages do. */
export async function signUp(
  test: TestContext,
  list: ListRow,
  address: string,
  name: string | null = null,
): Promise<void> {
  const form = signUpForm([list.id], address, { name, source: `/subscribe/${list.slug}` })
  await subscribe(test.context, form)
  await drain(test.context, worker)
  const confirmed = await confirm(test.context, await linkToken(test, address, 'confirm'))
  if (confirmed.kind !== 'confirmed') throw new Error(`The confirmation was ${confirmed.kind}.`)
}

/** The token of the newest link of a kind in the mail captured for an address. */
export async function linkToken(test: TestContext, address: string, page: string): Promise<string> {
  const mail = (await test.captured.list()).filter(({ message }) => message.to.address === address)
  const token = new RegExp(`/${page}/(\\S+)`).exec(mail.at(-1)?.message.text ?? '')?.[1]
  if (token === undefined) throw new Error(`The newest mail holds no ${page} link.`)
  return token
}

/** Subjects captured for an address, in the order of sending. */
export async function subjectsTo(test: TestContext, address: string): Promise<string[]> {
  const mail = await test.captured.list()
  return mail.filter(({ message }) => message.to.address === address).map(({ message }) => message.subject)
}
