import { type DmarcRecord, readDmarc } from './dmarc.ts'
import type { LookedUp } from './findings.ts'

/** A name of eight or more labels is shortened to seven (RFC 9989, section 4.10, step 4). */
const WALK_LABELS = 7

/** The names that the DNS tree walk asks, nearest first: at most eight (RFC 9989, section 4.10). */
export function walkNames(domain: string): string[] {
  const names: string[] = []
  let labels = domain.split('.')
  while (labels.length > 0) {
    names.push(labels.join('.'))
    labels = labels.length > WALK_LABELS ? labels.slice(-WALK_LABELS) : labels.slice(1)
  }
  return names
}

/** The answer at `_dmarc.<name>`. */
export interface WalkAnswer {
  readonly name: string
  readonly texts: LookedUp<readonly string[]>
}

export interface WalkedRecord {
  readonly name: string
  readonly record: DmarcRecord
}

/** What the walk found out of one domain. */
export interface DmarcWalk {
  readonly domain: string
  /** The record that holds for the domain; null where there is none. */
  readonly policy: WalkedRecord | null
  /** The top of the organization; null where the walk broke off. */
  readonly organization: string | null
  /** Names with several records, or with one that cannot be read: as good as none. */
  readonly spoiled: readonly string[]
  /** Why the walk broke off. */
  readonly unknown: string | null
}

/** Reads the answers of a walk in order (RFC 9989, sections 4.10.1 and 4.10.2). */
export function readWalk(domain: string, answers: readonly WalkAnswer[]): DmarcWalk {
  const found: WalkedRecord[] = []
  const spoiled: string[] = []
  let unknown: string | null = null
  for (const { name, texts } of answers) {
    if (texts.kind === 'unknown') {
      unknown = texts.reason
      break
    }
    const record = onlyRecord(texts, () => spoiled.push(name))
    if (record !== null) found.push({ name, record })
    if (record !== null && record.psd !== 'u') break
  }
  const own = found.find(({ name }) => name === domain) ?? null
  if (unknown !== null) return { domain, policy: own, organization: null, spoiled, unknown }
  const organization = organizationOf(domain, found)
  const last = found.at(-1)
  const suffix = last?.record.psd === 'y' ? last : null
  const policy = own ?? found.find(({ name }) => name === organization) ?? suffix
  return { domain, policy, organization, spoiled, unknown }
}

function onlyRecord(texts: LookedUp<readonly string[]>, spoil: () => void): DmarcRecord | null {
  const candidates =
    texts.kind === 'found' ? texts.value.filter((text) => /^\s{0,9}v\s{0,9}=\s{0,9}DMARC1/.test(text)) : []
  const [text, ...more] = candidates
  if (text === undefined) return null
  const record = more.length > 0 ? null : readDmarc(text)
  if (record === null) spoil()
  return record
}

/** `psd=n` names the top itself; `psd=y` stands one label above it; else the shortest name with a record is the top. */
function organizationOf(domain: string, found: readonly WalkedRecord[]): string {
  const last = found.at(-1)
  if (last?.record.psd !== 'y') return last?.name ?? domain
  return domain
    .split('.')
    .slice(-(last.name.split('.').length + 1))
    .join('.')
}
