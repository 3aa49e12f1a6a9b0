import { createPublicKey, type KeyObject } from 'node:crypto'
import { fail, fine, type LookedUp, notLookedUp, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'
import { readTagList } from './tag-list.ts'

export type DkimRecord =
  | {
      readonly kind: 'key'
      readonly type: 'rsa' | 'ed25519'
      /** SubjectPublicKeyInfo or the 32 bytes of Ed25519, base64. */
      readonly publicKey: string
      readonly bits: number
      /** `t=y`: receivers treat the mail as unsigned. */
      readonly testing: boolean
    }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'faulty'; readonly reason: string }

/** Reads a key record of RFC 6376, section 3.6.1. */
export function readDkimRecord(text: string): DkimRecord {
  const list = readTagList(text)
  if (list.kind === 'faulty') return list
  const { tags } = list
  if (tags.has('v') && tags.get('v') !== 'DKIM1') return faulty('its v= is not DKIM1')
  const type = tags.get('k') ?? 'rsa'
  if (type !== 'rsa' && type !== 'ed25519') return faulty('its k= is neither rsa nor ed25519')
  const publicKey = tags.get('p')?.replace(/\s/g, '')
  if (publicKey === undefined) return faulty('it has no p=')
  if (publicKey === '') return { kind: 'revoked' }
  const testing = (tags.get('t') ?? '').split(':').some((flag) => flag.trim() === 'y')
  const key = type === 'rsa' ? rsaKey(publicKey) : { publicKey, bits: 256 }
  return key === null ? faulty('its p= is not a public key') : { kind: 'key', type, ...key, testing }
}

/** Some records hold the bare RSA numbers (PKCS #1) that RFC 6376 once described; receivers take both. */
function rsaKey(base64: string): { publicKey: string; bits: number } | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  const der = Buffer.from(base64, 'base64')
  const key = parsedKey(der, 'spki') ?? parsedKey(der, 'pkcs1')
  const bits = key?.asymmetricKeyDetails?.modulusLength
  if (!key || bits === undefined) return null
  return { publicKey: key.export({ type: 'spki', format: 'der' }).toString('base64'), bits }
}

function parsedKey(der: Buffer, type: 'spki' | 'pkcs1'): KeyObject | null {
  try {
    return createPublicKey({ key: der, format: 'der', type })
  } catch {
    return null
  }
}

/** Where a key stands, and what is known of the one that signs. */
export interface DkimPlace {
  /** `<selector>._domainkey.<domain>`. */
  readonly name: string
  /** SubjectPublicKeyInfo in base64; null where another signs for us. */
  readonly publicKey: string | null
  readonly advice: string
}

const CHECK = 'DKIM'

/** Whether receivers can check what is signed: RFC 8301 asks for 1024 bits and advises 2048. */
export function judgeDkim(texts: LookedUp<readonly string[]>, place: DkimPlace): Verdict {
  if (texts.kind === 'unknown') return notLookedUp(CHECK, `the key at ${place.name}`, texts.reason)
  // Other texts may stand at the same name; a key record always has its p=.
  const [text, ...more] =
    texts.kind === 'found' ? texts.value.filter((one) => /(?:^|;)\s{0,9}p\s{0,9}=/.test(one)) : []
  if (text === undefined) return fail(CHECK, `there is no key at ${place.name}`, place.advice)
  if (more.length > 0)
    return fail(CHECK, `there are ${more.length + 1} keys at ${place.name}`, 'Leave one TXT record there.')
  return judgeRecord(readDkimRecord(text), place)
}

function judgeRecord(record: DkimRecord, { name, publicKey, advice }: DkimPlace): Verdict {
  if (record.kind === 'revoked') return fail(CHECK, `the key at ${name} is revoked (its p= is empty)`, advice)
  if (record.kind === 'faulty')
    return fail(CHECK, `the key at ${name} cannot be used: ${printable(record.reason)}`, advice)
  if (publicKey !== null && publicKey !== record.publicKey)
    return fail(CHECK, `the key at ${name} is not the one that signs`, advice)
  const found = `${name}: ${record.type}, ${record.bits} bits${publicKey === null ? '' : ', the one that signs'}`
  if (record.type === 'rsa' && record.bits < 1024)
    return fail(CHECK, `${found}: receivers ignore keys under 1024 bits`, 'Make a key of 2048 bits.')
  if (record.testing)
    return warn(
      CHECK,
      `${found}, marked as a test (t=y)`,
      'Take t=y out of the record: it makes the mail count as unsigned.',
    )
  if (record.type === 'rsa' && record.bits < 2048)
    return warn(CHECK, found, 'Make a key of 2048 bits when you next change it (RFC 8301).')
  return fine(CHECK, found)
}

function faulty(reason: string): DkimRecord {
  return { kind: 'faulty', reason }
}
