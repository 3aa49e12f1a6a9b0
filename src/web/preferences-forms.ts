import { changeAddress } from '../actions/change-address.ts'
import { changePreferences } from '../actions/change-preferences.ts'
import { chooseCounting } from '../actions/choose-counting.ts'
import { choosePace } from '../actions/choose-pace.ts'
import type { Context } from '../actions/context.ts'
import { joinList } from '../actions/join-list.ts'
import { leaveList } from '../actions/leave-list.ts'
import { turnSeries } from '../actions/turn-series.ts'
import { meantAddress } from '../core/sign-up/suggest-address.ts'
import { isolated } from './isolated.ts'
import { choiceKey } from './pages/preferences-choice.tsx'
import type { Said } from './pages/preferences-props.ts'
import { dayWords, momentWords } from './reader-time.ts'
import { addressFault } from './words/address-words.ts'
import { countingWords } from './words/counting-words.ts'
import type { PreferencesWords } from './words/preferences-shape.ts'
import { signUpGuardWords } from './words/sign-up-guard-words.ts'

/** A posted form by the names of its fields. */
export type Fields = Readonly<Record<string, string>>

/** Says what became of a form, once it is known in which words: the form may have changed the language. */
export type Say = (around: { readonly words: PreferencesWords; readonly locale: string }) => Said

/** `refused` where nothing was changed. */
export type Acted =
  | { readonly kind: 'done' | 'refused'; readonly say: Say }
  /** The link is worth nothing. */
  | { readonly kind: 'invalid' }

interface Posted {
  readonly token: string
  readonly fields: Fields
}

type Act = (ctx: Context, posted: Posted) => Promise<Acted>

const INVALID: Acted = { kind: 'invalid' }
const GONE: Acted = { kind: 'refused', say: ({ words }) => ({ text: words.said.gone, at: null }) }

/** By the `action` field of each form. */
const acts: ReadonlyMap<string, Act> = new Map([
  ['pace', pace],
  ['on', (ctx: Context, posted: Posted) => turn(ctx, posted, true)],
  ['off', (ctx: Context, posted: Posted) => turn(ctx, posted, false)],
  ['leave', leave],
  ['join', join],
  ['you', you],
  ['count', (ctx: Context, posted: Posted) => count(ctx, posted, true)],
  ['uncount', (ctx: Context, posted: Posted) => count(ctx, posted, false)],
  ['address', address],
])

/** Does what a form of the preferences asks. */
export async function actOnForm(ctx: Context, posted: Posted): Promise<Acted> {
  const act = acts.get(text(posted, 'action'))
  return act ? await act(ctx, posted) : GONE
}

async function pace(ctx: Context, posted: Posted): Promise<Acted> {
  const of = {
    subscriptionId: number(posted, 'subscription'),
    sequenceId: text(posted, 'series') === '' ? null : number(posted, 'series'),
  }
  const wish = { pace: text(posted, 'pace'), pause: text(posted, 'pause'), until: text(posted, 'until') }
  const outcome = await choosePace(ctx, posted.token, { ...of, ...wish })
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'gone') return GONE
  if (outcome.kind !== 'saved') return wrongEnd(`until-${choiceKey(of)}`, outcome.kind, posted)
  const { pausedUntil, zone, name } = outcome
  return done(({ words, locale }) =>
    pausedUntil === null
      ? words.said.saved
      : words.said.paused(dayWords(pausedUntil, { language: locale, zone }), isolated(name)),
  )
}

function wrongEnd(at: string, kind: 'invalid-date' | 'two-ends', { fields }: Posted): Acted {
  return {
    kind: 'refused',
    say: ({ words }) => ({
      text: words.said.faulty,
      at,
      error: kind === 'two-ends' ? words.choice.twoEnds : words.choice.wrongDate,
      typed: fields,
    }),
  }
}

async function turn(ctx: Context, posted: Posted, on: boolean): Promise<Acted> {
  const of = { subscriptionId: number(posted, 'subscription'), sequenceId: number(posted, 'series') }
  const outcome = await turnSeries(ctx, posted.token, { ...of, on })
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'gone') return GONE
  const { name } = outcome
  const shown = isolated(name)
  return done(({ words }) => (on ? words.said.turnedOn(shown) : words.said.turnedOff(shown)))
}

async function leave(ctx: Context, posted: Posted): Promise<Acted> {
  const outcome = await leaveList(ctx, posted.token, number(posted, 'subscription'))
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'gone') return GONE
  const { listName, undoUrl } = outcome
  return {
    kind: 'done',
    say: ({ words }) => ({
      text: words.said.left(isolated(listName)),
      at: null,
      ...(undoUrl !== null && { undo: { href: new URL(undoUrl).pathname, words: words.said.undo } }),
    }),
  }
}

async function join(ctx: Context, posted: Posted): Promise<Acted> {
  const wish = { listId: number(posted, 'list'), consentVersion: number(posted, 'consent') }
  const outcome = await joinList(ctx, posted.token, wish)
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'gone') return GONE
  if (outcome.kind === 'consent-changed')
    return { kind: 'refused', say: ({ words }) => ({ text: words.said.consentChanged, at: null }) }
  return done(({ words }) => words.said.joined(isolated(outcome.listName)))
}

async function count(ctx: Context, { token }: Posted, counted: boolean): Promise<Acted> {
  const outcome = await chooseCounting(ctx, token, counted)
  if (outcome.kind === 'invalid') return INVALID
  return done(({ locale }) => countingWords(locale)[counted ? 'turnedOn' : 'turnedOff'])
}

async function you(ctx: Context, posted: Posted): Promise<Acted> {
  const { fields } = posted
  const own = Object.entries(fields).filter(([name]) => name.startsWith('field.'))
  const outcome = await changePreferences(ctx, posted.token, {
    name: text(posted, 'name'),
    language: text(posted, 'language'),
    zone: text(posted, 'zone'),
    fields: Object.fromEntries(own.map(([name, value]) => [name.slice('field.'.length), value])),
  })
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'faulty') return faulty(outcome.at, posted)
  return done(({ words }) => words.said.saved)
}

async function address(ctx: Context, posted: Posted): Promise<Acted> {
  const typed = text(posted, 'meant') || text(posted, 'address')
  const meant = wasAsked(typed, posted) ? null : meantAddress(typed)
  if (meant !== null) return asking(meant, posted)
  const outcome = await changeAddress(ctx, posted.token, typed)
  if (outcome.kind === 'invalid') return INVALID
  if (outcome.kind === 'asked') return done(({ words }) => words.said.asked)
  if (outcome.kind === 'too-soon') return tooSoon(outcome)
  const { kind } = outcome
  return {
    kind: 'refused',
    say: ({ words, locale }) => ({
      text: {
        same: words.said.sameAddress,
        'invalid-address': addressFault(typed, locale),
        'no-mail-server': words.address.noMail,
      }[kind],
      at: 'address',
      typed: posted.fields,
    }),
  }
}

const MINUTE = 60_000

/** In whole minutes: not before the next one begins. */
function tooSoon({ until, zone }: { readonly until: number; readonly zone: string }): Acted {
  const at = Math.ceil(until / MINUTE) * MINUTE
  return {
    kind: 'refused',
    say: ({ words, locale }) => ({
      text: words.said.askedTooSoon(momentWords(at, { language: locale, zone })),
      at: null,
    }),
  }
}

/** Whether its reader was asked already if another was meant. */
function wasAsked(typed: string, posted: Posted): boolean {
  return text(posted, 'meant') !== '' || text(posted, 'kept') === typed
}

function asking(meant: string, { fields }: Posted): Acted {
  return {
    kind: 'refused',
    say: ({ locale }) => ({
      text: signUpGuardWords(locale).didYouMean(meant),
      at: 'address',
      typed: fields,
      meant,
    }),
  }
}

function done(say: (around: Parameters<Say>[0]) => string): Acted {
  return { kind: 'done', say: (around) => ({ text: say(around), at: null }) }
}

function faulty(at: string, { fields }: Posted): Acted {
  return { kind: 'refused', say: ({ words }) => ({ text: words.said.faulty, at, typed: fields }) }
}

function text({ fields }: Posted, name: string): string {
  return Object.hasOwn(fields, name) ? (fields[name] ?? '') : ''
}

/** 0, which no row has, for anything that is no id. */
function number(posted: Posted, name: string): number {
  const typed = text(posted, name)
  return /^\d{1,15}$/.test(typed) ? Number(typed) : 0
}
