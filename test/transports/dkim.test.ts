import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/mail/message.ts'
import { dkimSigner } from '../../src/transports/dkim.ts'
import { messageBytes } from '../../src/transports/mime.ts'
import { sampleMessage } from '../support/sample-message.ts'

const pem = { type: 'pkcs8', format: 'pem' } as const
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: pem,
  publicKeyEncoding: { type: 'spki', format: 'der' },
})
const sign = dkimSigner({ domain: 'example.com', selector: 'r1', privateKey })

async function signed(overrides: Partial<Message> = {}): Promise<Buffer> {
  return await sign(Buffer.from(await messageBytes(sampleMessage(overrides))))
}

/** The verdict of another implementation, with the key as the domain would publish it. */
async function verdict(bytes: Buffer) {
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    if (name !== 'r1._domainkey.example.com' || type !== 'TXT') throw new Error(`asked for ${type} ${name}`)
    return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]
  }
  const { results } = await dkimVerify(bytes, { resolver, strict: true })
  return results.map(({ status, signingHeaders }) => ({
    result: status.result,
    keys: signingHeaders?.keys ?? '',
  }))
}

describe('a DKIM signature', () => {
  it('holds for another verifier and covers both List headers of one-click', async () => {
    const [only, ...more] = await verdict(await signed())
    expect(more).toEqual([])
    expect(only?.result).toBe('pass')
    const covered = only?.keys.toLowerCase().split(/\s*:\s*/)
    expect(covered).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'reply-to',
        'subject',
        'date',
        'message-id',
        'mime-version',
        'content-type',
      ]),
    )
    expect(covered).toEqual(
      expect.arrayContaining(['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id']),
    )
  })

  it('holds for long lines, dots at line starts, other scripts and an emoji', async () => {
    const words = `.dot\n..\nFrom here\n${'long '.repeat(300)}\n  trailing  \n\n\n`
    const hard = await signed({
      subject: 'Příliš žluťoučký kůň 🐎'.repeat(9),
      text: words,
      html: `<p>${words}日本語</p>`,
    })
    expect(await verdict(hard)).toMatchObject([{ result: 'pass' }])
  })

  it.each([
    ['Reply-To: hello@', 'Reply-To: eve@'],
    ['List-Unsubscribe=One-Click', 'List-Unsubscribe=None'],
    ['unsubscribe/1-2-3', 'unsubscribe/9-9-9'],
    ['Call a friend', 'Call a stranger'],
  ])('breaks when %j becomes %j', async (before, after) => {
    const bytes = (await signed()).toString('latin1')
    expect(bytes).toContain(before)
    const [only] = await verdict(Buffer.from(bytes.replace(before, after), 'latin1'))
    expect(only?.result).not.toBe('pass')
  })

  it('has the same bytes each time', async () => {
    expect((await signed()).equals(await signed())).toBe(true)
  })

  it('asks for an RSA private key', () => {
    const { privateKey: ed25519 } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: pem,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    for (const wrong of [ed25519, 'no key'])
      expect(() => dkimSigner({ domain: 'example.com', selector: 'r1', privateKey: wrong })).toThrow(
        /The DKIM key is not/,
      )
  })
})
