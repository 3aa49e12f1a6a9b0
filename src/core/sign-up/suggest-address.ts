import { parseAddress } from '../address.ts'
import { editDistance } from '../edit-distance.ts'

/** Where most private mailboxes are, the likeliest first: where two are as near, the first is meant. */
const COMMON_DOMAINS: readonly string[] = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'aol.com',
  'live.com',
  'msn.com',
  'googlemail.com',
  'gmx.de',
  'web.de',
  't-online.de',
  'freenet.de',
  'gmx.net',
  'gmx.at',
  'gmx.ch',
  'bluewin.ch',
  'hotmail.de',
  'outlook.de',
  'yahoo.de',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'hotmail.fr',
  'outlook.fr',
  'yahoo.fr',
  'hotmail.es',
  'outlook.es',
  'yahoo.es',
  'telefonica.net',
  'hotmail.co.uk',
  'yahoo.co.uk',
  'btinternet.com',
  'comcast.net',
  'verizon.net',
  'protonmail.com',
  'proton.me',
  'fastmail.com',
  'libero.it',
  'me.com',
  'mac.com',
  // Not so common, and so near to one that is that they must not be taken for it.
  'mail.com',
  'email.com',
  'ymail.com',
  'gmx.com',
  'cloud.com',
  'online.de',
  'mail.de',
  'live.de',
  'live.fr',
]

/** Endings that are none (by the root zone), and what they stand for. */
const ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: ['con', 'cmo', 'ocm', 'comm', 'coom', 'ccom', 'cim', 'clm', 'cpm', 'vom', 'xom', 'dom'],
    net: ['nte', 'ent', 'ney', 'nett', 'nrt'],
    org: ['ogr', 'rog', 'orgg', 'orh'],
    'co.uk': ['couk'],
  }).flatMap(([ending, slips]) => slips.map((slip) => [slip, ending] as const)),
)

/** Endings of other countries that are, after the name of a provider at .com, a slip of it. */
const NEAR_COM: ReadonlySet<string> = new Set(['co', 'cm', 'om', 'cam'])

/** Names shorter than this have too many neighbours of their own. */
const SHORTEST = 5
/** From this length on two slips are likelier than another name. */
const LONG = 7

/** What was most likely meant by what somebody typed as an address, also where it is none for want of an ending; or null. */
export function meantAddress(typed: string): string | null {
  const address = parseAddress(typed)
  if (address !== null) return suggestAddress(address)
  const bare = typed.trim()
  return parseAddress(`${bare}.com`) === null ? null : suggestAddress(bare)
}

/**
 * The address that was most likely meant, or null: at a common domain whose name is within one slip, or two where it
 * is long, or one with an ending that exists. A domain that is itself common is never doubted. A question to ask,
 * never a reason to refuse.
 */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const meant = domain.includes('.') ? meantDomain(domain) : meantEnding(domain)
  return meant === domain ? null : `${address.slice(0, at)}@${meant}`
}

/** A name without an ending: the first common domain that is called so, or within the slips that are forgiven. */
function meantEnding(name: string): string {
  const called = COMMON_DOMAINS.find((domain) => parts(domain).name === name)
  if (called !== undefined) return called
  const [near] = nearest(name, COMMON_DOMAINS.map(parts))
  return near ? `${near.name}.${near.ending}` : name
}

function meantDomain(domain: string): string {
  if (COMMON_DOMAINS.includes(domain)) return domain
  const typed = withRealEnding(parts(domain))
  const alike = COMMON_DOMAINS.map(parts).filter(({ ending }) => ending === typed.ending)
  const near = nearest(typed.name, alike)
  const whole = `${typed.name}.${typed.ending}`
  return COMMON_DOMAINS.includes(whole) || !near[0] ? whole : `${near[0].name}.${typed.ending}`
}

/** Those whose name is within the slips that are forgiven, the nearest first. */
function nearest(typed: string, common: readonly Parts[]): Parts[] {
  return common
    .filter(({ name }) => name.length >= SHORTEST)
    .map((one) => ({ ...one, distance: editDistance(typed.slice(0, 40), one.name) }))
    .filter(({ name, distance }) => distance <= (name.length >= LONG ? 2 : 1))
    .toSorted((a, b) => a.distance - b.distance)
}

interface Parts {
  readonly name: string
  /** Everything after the first dot. */
  readonly ending: string
}

function parts(domain: string): Parts {
  const dot = domain.indexOf('.')
  return { name: domain.slice(0, dot), ending: domain.slice(dot + 1) }
}

function withRealEnding({ name, ending }: Parts): Parts {
  if (NEAR_COM.has(ending) && name.length >= SHORTEST && COMMON_DOMAINS.includes(`${name}.com`))
    return { name, ending: 'com' }
  const dot = ending.lastIndexOf('.')
  const meant = ENDINGS.get(ending.slice(dot + 1))
  return meant === undefined ? { name, ending } : { name, ending: ending.slice(0, dot + 1) + meant }
}
