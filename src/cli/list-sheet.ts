import type { ListRow } from '../../db/lists.ts'
import type { Db, SubscriptionState } from '../../db/schema.ts'
import { countSubscriptions } from '../../db/subscriptions.ts'
import { ownFields } from '../actions/sign-up-settings.ts'
import { themeOf } from '../core/mail/theme.ts'
import { typeOf } from '../core/mail/theme-fonts.ts'
import { archiveLines } from './openness-words.ts'
import { pausedLines } from './pause-words.ts'
import { people } from './words-of-time.ts'
import { wrapLine } from './wrap-lines.ts'

/** How many people a list has in each state. */
export type ListCounts = Readonly<Record<SubscriptionState, number>>

export async function countPeople(db: Db, listId: number): Promise<ListCounts> {
  return {
    confirmed: await countSubscriptions(db, listId, 'confirmed'),
    pending: await countSubscriptions(db, listId, 'pending'),
    ended: await countSubscriptions(db, listId, 'ended'),
  }
}

interface Sheet {
  readonly list: ListRow
  readonly counts: ListCounts
  readonly publicUrl: string
}

type Entry = readonly [name: string, ...values: string[]]

/** Everything that is set of a list, a line for each thing; what is missing says what it stands in the way of. */
export function sheetLines({ width, ...sheet }: Sheet & { readonly width: number | undefined }): string[] {
  const entries: Entry[] = [
    ...senderEntries(sheet.list),
    ...signUpEntries(sheet),
    ...opennessEntries(sheet),
    ...stateEntries(sheet),
  ]
  const indent = 2 + Math.max(...entries.map(([name]) => name.length)) + 2
  const room = width === undefined ? undefined : width - indent
  const lines = entries.flatMap(([name, ...values]) => {
    const rows = values.flatMap((text) => wrapLine({ text, indent: 0 }, room))
    return rows.map((row, index) => `  ${index === 0 ? name : ''}`.padEnd(indent) + row)
  })
  return [`“${sheet.list.name}”`, ...lines]
}

function senderEntries(list: ListRow): Entry[] {
  const set = (option: string) => `npx rivulet list set "${list.name}" ${option}`
  const from = list.from_address
  const postal = set('--postal-address "Street 1, Town"')
  return [
    [
      'from',
      from === null
        ? `${list.from_name}, without an address, so no real mail can go out. ${set('--from you@example.com')}`
        : `${list.from_name} <${from}>`,
    ],
    ['replies', list.reply_to ?? 'to the sender; emails that ask for a reply cannot be published'],
    [
      'postal address',
      list.postal_address ?? `missing: the law asks for one, so nothing can be published to it. ${postal}`,
    ],
    ['footer note', list.footer_note ?? 'none'],
    ['privacy notice', list.privacy_url || 'none'],
    ['imprint', list.imprint_url || 'none'],
    ['language', list.language],
    ['time zone', list.zone],
  ]
}

function signUpEntries({ list, publicUrl }: Sheet): Entry[] {
  const how =
    list.opt_in === 'auto'
      ? 'by the page of the link in a mail, once it is seen (double opt-in, auto)'
      : 'by a button behind the link in a mail (double opt-in)'
  return [
    ['sign-up page', `${publicUrl}/subscribe/${list.slug}`],
    ['confirmed', how],
    ['form asks', 'address and name', ...fieldWords(list)],
    ['consent text', `version ${list.consent_version}: “${list.consent_text}”`],
    ['listed', list.listed === 1 ? 'yes: other lists’ pages offer it' : 'no: only its own page leads to it'],
  ]
}

function fieldWords(list: ListRow): string[] {
  return ownFields(list).map(({ key, label, options, required }) => {
    const choice = options.length > 0 ? `: ${options.join(', ')}` : ''
    return `${label}${choice} (${key}${required ? ', required' : ''})`
  })
}

function opennessEntries({ list, publicUrl }: Sheet): Entry[] {
  const { brand, layout, font } = themeOf(list.theme)
  const look =
    list.theme === null
      ? 'the plain letter'
      : `a theme${brand === null ? '' : ` of “${brand}”`} in ${typeOf(font)} type, see docs/themes.md`
  const counted = [list.track_clicks === 1 && 'clicks', list.track_opens === 1 && 'opens']
  return [
    ['look', look],
    ['layout', layout],
    [
      'archive',
      ...(list.archive === 1 ? archiveLines(list, publicUrl) : ['off: its issues are for who got them']),
    ],
    ['tracking', counted.filter(Boolean).join(' and ') || 'off: no clicks and no opens are counted'],
    ['sensitive', list.sensitive === 1 ? 'yes: no archive, no tracking, no reply prompts' : 'no'],
  ]
}

function stateEntries({ list, counts }: Sheet): Entry[] {
  const { confirmed, pending, ended } = counts
  return [
    ['people', `${people(confirmed)} confirmed, ${pending} yet to confirm, ${ended} gone`],
    ['sending', ...(list.paused_at === null ? ['goes on'] : pausedLines(list))],
  ]
}
