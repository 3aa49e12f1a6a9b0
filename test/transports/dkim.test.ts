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

  it('covers both List headers however long they are and however they are folded', async () => {
    const headers = [
      { name: 'List-Id', value: `${'Weekly tips for everyone '.repeat(12)}<weekly-tips.example.com>` },
      { name: 'List-Unsubscribe', value: `<https://mail.example.com/unsubscribe/${'a1-'.repeat(250)}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ]
    const subject = `${'🐎🧘‍♀️ small steps '.repeat(12)}count`
    const bytes = await signed({ headers, subject })
    expect(bytes.toString('latin1')).toMatch(/^Subject: .*\r\n /m)
    const [only] = await verdict(bytes)
    expect(only?.result).toBe('pass')
    expect(only?.keys.toLowerCase().split(/\s*:\s*/)).toEqual(
      expect.arrayContaining(['subject', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    )
    const other = Buffer.from(bytes.toString('latin1').replace('a1-a1-', 'a1-a2-'), 'latin1')
    expect((await verdict(other))[0]?.result).not.toBe('pass')
  })

  it('holds for 8-bit text and for headers folded by hand', async () => {
    const lines = [
      'From: Maya <maya@example.com>',
      'To:',
      '\tana@example.com',
      'Subject: Malé kroky',
      '  se   počítají 🐎 ',
      'List-Unsubscribe:',
      ' <https://mail.example.com/unsubscribe/1-2-3>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `Příliš žluťoučký kůň ${'úpěl '.repeat(150)}\t 🐎  `,
      '',
      '',
    ]
    expect(await verdict(await sign(Buffer.from(lines.join('\r\n'))))).toMatchObject([{ result: 'pass' }])
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
