import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth'
import { dkimSigner } from '../../src/transports/dkim.ts'
import type { CheckRun, Finding } from './finding.ts'
import { headerOf, type RawEmail } from './raw-email.ts'

/** RFC 8058, section 4: one-click counts only where both are signed. */
const ONE_CLICK = ['list-unsubscribe', 'list-unsubscribe-post']

/** Signs each email and has another implementation verify it. */
export async function checkDkim(all: readonly RawEmail[]): Promise<CheckRun> {
  const { sign, resolver } = signingDomain()
  const findings: Finding[] = []
  for (const one of all) {
    const { results } = await dkimVerify(await sign(one.bytes), { resolver, strict: true })
    const covered = results[0]?.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/) ?? []
    findings.push(...dkimFindings(one, { result: results[0]?.status.result ?? 'none', covered }))
  }
  const asks = 'DKIM holds and covers both List headers (mailauth)'
  return { check: 'dkim', asks, looked: all.length, remark: '', skipped: false, findings }
}

function signingDomain() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return {
    sign: dkimSigner({ domain: 'example.com', selector: 'r1', privateKey }),
    resolver: async (): Promise<string[][]> => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]],
  }
}

function dkimFindings(
  { name, message }: RawEmail,
  { result, covered }: { readonly result: string; readonly covered: readonly string[] },
): Finding[] {
  const finding = (what: string): Finding => ({ check: 'dkim', what, client: '', where: name, detail: '' })
  const wanted = headerOf(message, 'List-Unsubscribe') === '' ? [] : ONE_CLICK
  const missing = wanted.filter((header) => !covered.includes(header))
  return [
    ...(result === 'pass' ? [] : [finding(`the signature gives ${result}`)]),
    ...missing.map((header) => finding(`${header} is not signed`)),
  ]
}
