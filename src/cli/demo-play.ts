import { findNextWake } from '../../db/claims.ts'
import { listDeliveryLines } from '../../db/outlook.ts'
import { createList } from '../actions/create-list.ts'
import { draftArticle } from '../actions/draft-article.ts'
import { planPublication, publishSequence } from '../actions/publish-sequence.ts'
import type { Series } from '../core/draft/series.ts'
import type { Message } from '../core/mail/message.ts'
import type { DemoInstallation } from './installation.ts'

export interface DemoInput {
  readonly bytes: Uint8Array
  /** Who the mail is from. */
  readonly sender: string
  /** Where the button of a promotion leads; null leaves it as words. */
  readonly offerUrl: string | null
  readonly fileName: string
  readonly zone: string
}

/** The two readers: one stays to the end, one leaves from the third email. */
export const readers = { stays: 'ana@example.com', leaves: 'ben@example.org' } as const

const LIST = 'Weekly tips'
const LEAVES_AFTER = 3
const MINUTE = 60_000
const MOST_WAKES = 200

/** One line of the demo's timeline. */
export interface DemoMoment {
  readonly at: number
  readonly to: string
  readonly what: string
  readonly state: string
}

export interface DemoStory {
  readonly series: Series
  readonly sequenceId: number
  readonly listPage: string
  readonly moments: readonly DemoMoment[]
  /** One whole email as its reader gets it. */
  readonly sample: Message
}

export type PlayDemo =
  | { readonly kind: 'played'; readonly story: DemoStory }
  | { readonly kind: 'problem'; readonly message: string }

/** Plays the whole path through the real pages, the real worker and a clock that skips to what comes next. */
export async function playDemo(demo: DemoInstallation, input: DemoInput): Promise<PlayDemo> {
  const drafted = await draftArticle({ ...input, voice: { signer: 'Maya', offerUrl: input.offerUrl } })
  if (drafted.kind === 'problem') return drafted
  const made = await createList(demo.context, {
    name: LIST,
    fromName: input.sender,
    zone: input.zone,
  })
  if (made.kind === 'problem') return made
  const planned = await planPublication(demo.context, {
    series: drafted.series,
    listName: LIST,
    enrolExisting: false,
  })
  if (planned.kind === 'problem') return planned
  const { sequence } = await publishSequence(demo.context, planned.publication)
  const listPage = `/subscribe/${made.list.slug}`
  await signUp(demo, { listPage, name: 'Ana', address: readers.stays })
  await signUp(demo, { listPage, name: 'Ben', address: readers.leaves })
  const left = await playWeeks(demo)
  const moments = await tellMoments(demo, left)
  const sample = await sampleEmail(demo)
  return {
    kind: 'played',
    story: { series: drafted.series, sequenceId: sequence.id, listPage, moments, sample },
  }
}

interface SignUp {
  readonly listPage: string
  readonly name: string
  readonly address: string
}

/** The form, the mail that asks for confirmation, and the button on its page. */
async function signUp(demo: DemoInstallation, { listPage, name, address }: SignUp): Promise<void> {
  await post(demo, listPage, new URLSearchParams({ name, address }))
  await demo.drain()
  const mail = (await mailTo(demo, address)).at(-1)
  const link = /https?:\/\/\S+\/confirm\/\S+/.exec(mail?.text ?? '')?.[0]
  if (link === undefined) throw new Error('The confirmation mail holds no confirmation link.')
  demo.moveClock(demo.context.now() + 2 * MINUTE)
  await post(demo, new URL(link).pathname, new URLSearchParams())
}

/** Skips from one due time to the next until nothing is due; gives when the second reader left. */
async function playWeeks(demo: DemoInstallation): Promise<number | null> {
  let left: number | null = null
  for (let wakes = 0; wakes < MOST_WAKES; wakes++) {
    const wake = await findNextWake(demo.context.read)
    if (wake === null) return left
    demo.moveClock(wake)
    await demo.drain()
    const emails = (await mailTo(demo, readers.leaves)).filter(isFromSeries)
    if (left === null && emails.length >= LEAVES_AFTER) left = await leave(demo, emails[LEAVES_AFTER - 1])
  }
  throw new Error('The demo did not come to an end.')
}

/** The one-click request of RFC 8058, as a mailbox provider sends it. */
async function leave(demo: DemoInstallation, email: Message | undefined): Promise<number> {
  const header = email?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value
  const link = /^<(.+)>$/.exec(header ?? '')?.[1]
  if (link === undefined) throw new Error('The email has no List-Unsubscribe header.')
  demo.moveClock(demo.context.now() + 12 * MINUTE)
  await post(demo, new URL(link).pathname, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))
  return demo.context.now()
}

async function post(demo: DemoInstallation, path: string, body: URLSearchParams): Promise<void> {
  const response = await demo.request(path, { method: 'POST', body })
  if (response.status !== 200) throw new Error(`The page ${path.split('/')[1]} answered ${response.status}.`)
}

async function mailTo(demo: DemoInstallation, address: string): Promise<Message[]> {
  const all = (await demo.captured?.list()) ?? []
  return all.map(({ message }) => message).filter((message) => message.to.address === address)
}

function isFromSeries(message: Message): boolean {
  return message.headers.some(({ name }) => name === 'List-Unsubscribe')
}

async function tellMoments(demo: DemoInstallation, left: number | null): Promise<DemoMoment[]> {
  const all = (await demo.captured?.list()) ?? []
  const everything = { state: null, reason: null, list: null, limit: MOST_WAKES }
  const lines = await listDeliveryLines(demo.context.read, everything)
  const states = new Map(lines.map(({ id, state }) => [String(id), state]))
  const sent = all.map(({ message }) => ({
    at: message.date,
    to: message.to.address,
    what: message.subject,
    state: states.get(message.tags.delivery ?? '') ?? 'not recorded',
  }))
  if (left === null) return sent
  const leaving = {
    at: left,
    to: readers.leaves,
    what: '(one-click unsubscribe)',
    state: 'left: nothing more comes',
  }
  return [...sent, leaving].toSorted((a, b) => a.at - b.at)
}

/** The first lesson to the reader who stays, or the first email where there is no lesson. */
async function sampleEmail(demo: DemoInstallation): Promise<Message> {
  const emails = (await mailTo(demo, readers.stays)).filter(isFromSeries)
  const sample = emails[1] ?? emails[0]
  if (!sample) throw new Error('The demo sent no email.')
  return sample
}
