import { fail, fine, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

export interface ListState {
  readonly name: string
  readonly from: string | null
  readonly replyTo: string | null
  readonly postalAddress: string | null
  readonly privacyUrl: string | null
  readonly pauseReason: string | null
  readonly confirmed: number
  readonly spreadMs: number
}

/** From this many on, one slot is a peak that providers notice. */
const MANY = 1000

/** Whether a list has what each of its emails must show. */
export function judgeList(list: ListState): Verdict[] {
  const set = (option: string): string => `npx rivulet list set "${printable(list.name)}" ${option}`
  const missing = [
    list.from === null ? '--from you@example.com' : null,
    list.postalAddress === null ? '--postal-address "Street 1, Town"' : null,
  ].filter((option) => option !== null)
  const settings =
    missing.length > 0
      ? fail('settings', `${list.from === null ? 'no sender' : 'no postal address'}`, set(missing.join(' ')))
      : list.replyTo === null
        ? warn('settings', 'no reply address: replies go to the sender', set('--reply-to you@example.com'))
        : fine(
            'settings',
            `from ${printable(list.from ?? '')}, replies to ${printable(list.replyTo)}, with a postal address`,
          )
  return [settings, judgePrivacy(list), ...judgePause(list), ...judgeSpread(list)]
}

/** Never a failure: nothing here can know whose law applies. */
function judgePrivacy({ name, privacyUrl }: ListState): Verdict {
  if (privacyUrl !== null) return fine('privacy notice', printable(privacyUrl))
  return warn(
    'privacy notice',
    'none',
    `Where the law of the EU applies, a list without one may be unlawful: npx rivulet list set "${printable(name)}" --privacy-url https://example.com/privacy`,
  )
}

function judgePause({ name, pauseReason }: ListState): Verdict[] {
  if (pauseReason === null) return []
  return [
    warn(
      'pause',
      `nothing of it is sent: ${printable(pauseReason)}`,
      `npx rivulet list resume "${printable(name)}", once that is mended.`,
    ),
  ]
}

function judgeSpread({ confirmed, spreadMs }: ListState): Verdict[] {
  if (confirmed <= MANY || spreadMs > 0) return []
  return [
    warn(
      'spread',
      `${confirmed} people get an email at the same minute`,
      'npx rivulet settings set spread 15m',
    ),
  ]
}
