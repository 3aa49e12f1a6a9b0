import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { judgeDkim, readDkimRecord } from '../../../src/core/doctor/dkim-record.ts'

function publicKey(bits: number): string {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return pair.publicKey.toString('base64')
}

const long = publicKey(2048)
const short = publicKey(1024)
const tooShort = publicKey(768)
const name = 'r1._domainkey.example.com'

const judged = (texts: readonly string[], key: string | null = long) =>
  judgeDkim({ kind: 'found', value: texts }, { name, publicKey: key, advice: 'Add the key.' })

describe('a DKIM key record', () => {
  it('is read as RFC 6376 writes it, spaces in the key included', () => {
    const spaced = `${long.slice(0, 100)} ${long.slice(100)}`
    expect(readDkimRecord(` v = DKIM1 ; k=rsa; t=s; p=${spaced} ;`)).toEqual({
      kind: 'key',
      type: 'rsa',
      publicKey: long,
      bits: 2048,
      testing: false,
    })
    expect(readDkimRecord(`p=${short}`)).toMatchObject({ kind: 'key', bits: 1024 })
    expect(readDkimRecord(`k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=`)).toMatchObject({
      kind: 'key',
      type: 'ed25519',
    })
  })

  it('may hold the bare numbers of a key (PKCS #1)', () => {
    const spki = createPublicKey({ key: Buffer.from(long, 'base64'), format: 'der', type: 'spki' })
    const bare = spki.export({ type: 'pkcs1', format: 'der' }).toString('base64')
    expect(readDkimRecord(`p=${bare}`)).toMatchObject({ kind: 'key', bits: 2048, publicKey: long })
  })

  it.each([
    ['v=DKIM2; p=x', /v= is not/],
    ['v=DKIM1; k=dsa; p=x', /k= is neither/],
    ['v=DKIM1; k=rsa', /no p=/],
    ['v=DKIM1; p=AAAA', /not a public key/],
    ['v=DKIM1; p=!!!', /not a public key/],
    ['v=DKIM1; p=x; p=y', /twice/],
    ['no tags', /not a list/],
    [`v=DKIM1; p=${'A'.repeat(100_000)}`, /more than 4000/],
  ])('%.40s cannot be used', (text, reason) => {
    expect(readDkimRecord(text)).toMatchObject({ kind: 'faulty', reason: expect.stringMatching(reason) })
  })
})

describe('the verdict on DKIM', () => {
  it('is ok for the very key that signs', () => {
    expect(judged([`v=DKIM1; p=${long}`])).toEqual({
      check: 'DKIM',
      level: 'ok',
      found: `${name}: rsa, 2048 bits, the one that signs`,
      advice: null,
    })
  })

  it('is ok for any good key where another signs for us', () => {
    expect(judged([`p=${long}`], null)).toMatchObject({ level: 'ok', found: `${name}: rsa, 2048 bits` })
  })

  it.each([
    ['another key than the one that signs', [`p=${short}`], long, 'fail', 'is not the one that signs'],
    ['a key of 1024 bits', [`p=${short}`], short, 'warn', '1024 bits'],
    ['a key of 768 bits', [`p=${tooShort}`], tooShort, 'fail', 'under 1024'],
    ['a revoked key', ['v=DKIM1; p='], long, 'fail', 'revoked'],
    ['a key marked as a test', [`t=y; p=${long}`], long, 'warn', 't=y'],
    ['two keys', [`p=${long}`, `p=${short}`], long, 'fail', '2 keys'],
    ['a text that is no key', ['hello'], long, 'fail', 'no key'],
  ] as const)('on %s', (_, texts, key, level, words) => {
    const verdict = judged(texts, key)
    expect(verdict.level).toBe(level)
    expect(verdict.found).toContain(words)
    expect(verdict.advice).not.toBeNull()
  })

  it('is unknown where the resolver gave no answer, and a failure where there is no record', () => {
    const place = { name, publicKey: long, advice: 'Add the key.' }
    expect(judgeDkim({ kind: 'unknown', reason: 'timeout' }, place)).toMatchObject({
      level: 'unknown',
      found: expect.stringContaining('(timeout)'),
    })
    expect(judgeDkim({ kind: 'none', reason: 'x' }, place)).toMatchObject({
      level: 'fail',
      advice: 'Add the key.',
    })
  })
})
