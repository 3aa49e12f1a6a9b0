import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'
import { tableProbe, type World } from '../support/table-probe.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')

let folder: string
let publicKey: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rivulet-doctor-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const smtpSettings = () => ({
  PUBLIC_URL: 'https://tips.example.com',
  SMTP_URL: 'smtp://maya:secret-word@mail.example.com',
  TRUSTED_PROXIES: '127.0.0.1',
  SMTP_DKIM_DOMAIN: 'example.com',
  SMTP_DKIM_SELECTOR: 'r1',
  SMTP_DKIM_KEY_FILE: join(folder, 'key.pem'),
})

const certificate = { fault: null, expiresAt: now + 60 * DAY }

const goodWorld = (): World => ({
  texts: {
    'example.com': ['site=1', 'v=spf1 a:mail.example.com ~all'],
    'r1._domainkey.example.com': `v=DKIM1; k=rsa; p=${publicKey}`,
    '_dmarc.example.com': 'v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com',
  },
  exchanges: { 'example.com': ['mx.example.com'] },
  names: { '93.184.216.34': ['mail.example.com'] },
  addresses: { 'mail.example.com': ['93.184.216.34'] },
  smtp: { address: '93.184.216.34', tls: 'by STARTTLS', certificate, offersLogin: true },
  web: {
    'GET https://tips.example.com/healthz': { date: now, certificate },
    'POST https://tips.example.com/unsubscribe/test': {},
  },
  freeBytes: 40_000_000_000,
})

const lines = (text: string): string[] => text.split('\n').map((line) => line.trimEnd())

describe('rivulet doctor', () => {
  let line: CommandLine
  const open = async (env: Record<string, string>, world: World) => {
    line = openCommandLine(env)
    line.probe = tableProbe(world)
    await makeTips(line)
  }
  afterEach(() => line.close())

  it('prints a calm table where all is well, and ends with 0', async () => {
    await open(smtpSettings(), goodWorld())
    const { code, out, err } = await line.run('doctor')
    expect(lines(out)).toEqual([
      'installation',
      '  ✓ ok       address         https://tips.example.com',
      '  ✓ ok       reachable       this program answers',
      '  ✓ ok       certificate     valid for 60 more days',
      '  ✓ ok       one-click       POST is answered without a redirect',
      '  ✓ ok       proxy           the networks of visitors are taken from what 127.0.0.1 says',
      '  ✓ ok       clock           within a minute of the public address',
      '',
      'mail server mail.example.com',
      '  ✓ ok       connection      mail.example.com:587 answers',
      '  ✓ ok       TLS             by STARTTLS',
      '  ✓ ok       certificate     valid for 60 more days',
      '  ✓ ok       login           offered',
      '  ✓ ok       PTR             93.184.216.34 is mail.example.com and back',
      '',
      'example.com',
      '  ✓ ok       SPF             example.com: v=spf1 a:mail.example.com ~all (1 of 10 look-ups)',
      '  ✓ ok       DKIM            r1._domainkey.example.com: rsa, 2048 bits, the one that signs',
      '  ✓ ok       DMARC           p=quarantine at _dmarc.example.com',
      '  ✓ ok       alignment       the signature (example.com) is of the sender’s domain, so is the return path (example.com)',
      '  ✓ ok       mail            example.com takes mail at mx.example.com',
      '',
      'list “Weekly tips”',
      '  ✓ ok       settings        from maya@example.com, replies to maya@example.com, with a postal address',
      '  ! warn     privacy notice  none',
      '                             → Where the law of the EU applies, a list without one may be unlawful: npx rivulet list set "Weekly tips" --privacy-url https://example.com/privacy',
      '  ✓ ok       List headers    one each: List-Unsubscribe, List-Unsubscribe-Post, List-Id, Date, Message-ID',
      '  ✓ ok       signed headers  the signature covers List-Unsubscribe and List-Unsubscribe-Post',
      '',
      'store',
      expect.stringMatching(/^ {2}✓ ok {7}database {8}SQLite 3\.\d+\.\d+, 1 MB, whole$/),
      '                             → Copy it with `npx rivulet backup FILE`, never with cp while it is in use.',
      '  ✓ ok       commits         journal wal, synchronous FULL',
      '  ✓ ok       disk            40 GB free',
      '  ✓ ok       key ring        1 key, the newest of today, not wrapped (SECRET_KEY is not set)',
      '',
      '23 ok, 1 warn, 0 fail, 0 unknown.',
    ])
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  it('says what to do with each thing that is wrong, and ends with 1', async () => {
    const world: World = {
      texts: {
        'example.com': 'v=spf1 +all',
        'r1._domainkey.example.com': 'v=DKIM1; p=',
        '_dmarc.example.com': null,
      },
      smtp: { address: '10.0.0.1', tls: 'none', certificate: null, offersLogin: false },
      web: {
        'GET https://tips.example.com/healthz': {
          status: 404,
          certificate: { fault: 'it is signed by itself', expiresAt: null },
        },
        'POST https://tips.example.com/unsubscribe/test': { status: 302 },
      },
      freeBytes: 20_000_000,
    }
    await open(smtpSettings(), world)
    const { code, out, err } = await line.run('doctor')
    const printed = lines(out)
    const arrowAfter = (start: string): string => {
      const at = printed.findIndex((text) => text.startsWith(start))
      expect(printed[at], start).toBeDefined()
      return (printed[at + 1] ?? '').trim()
    }
    expect(arrowAfter('  ✗ fail     reachable       another program answers /healthz (status 404)')).toMatch(
      /^→ Have your proxy/,
    )
    expect(arrowAfter('  ✗ fail     certificate     not trusted: it is signed by itself')).toMatch(
      /^→ Install/,
    )
    expect(arrowAfter('  ✗ fail     one-click       POST is redirected (status 302)')).toMatch(/^→ Let POST/)
    expect(arrowAfter('  ✗ fail     TLS             the server offers no STARTTLS')).toMatch(/^→ Use smtps/)
    expect(arrowAfter('  ✗ fail     login')).toMatch(/^→ Use its submission port/)
    expect(arrowAfter('  ? unknown  PTR')).toMatch(/^→ Ask whoever runs the server/)
    expect(
      arrowAfter(
        '  ✗ fail     SPF             example.com: v=spf1 +all: it lets everybody send in your name',
      ),
    ).toBe('→ Replace +all by ~all.')
    expect(arrowAfter('  ✗ fail     DKIM            the key at r1._domainkey.example.com is revoked')).toBe(
      `→ Let this be the only TXT record at r1._domainkey.example.com: v=DKIM1; k=rsa; p=${publicKey}`,
    )
    expect(
      arrowAfter('  ? unknown  DMARC           the record of example.com could not be looked up (timeout)'),
    ).toMatch(/^→ Check the network/)
    expect(arrowAfter('  ✗ fail     mail            example.com has neither MX nor an address')).toMatch(
      /^→ Give example.com an MX/,
    )
    expect(arrowAfter('  ✗ fail     disk            20 MB free')).toMatch(/^→ Make room/)
    expect(printed.at(-1)).toBe('10 ok, 1 warn, 9 fail, 3 unknown.')
    expect(err).toBe('rivulet: 9 of 23 checks failed: do what their arrows say, then run doctor again.')
    expect(code).toBe(1)
  })

  it('gives the same as JSON, and never the password or the key', async () => {
    await open(smtpSettings(), goodWorld())
    const { code, out } = await line.run('doctor', '--json')
    const findings = JSON.parse(out) as { check: string }[]
    expect(findings).toHaveLength(24)
    expect(findings[0]).toEqual({
      subject: 'installation',
      check: 'address',
      level: 'ok',
      found: 'https://tips.example.com',
      advice: null,
    })
    expect(out).not.toMatch(/secret-word|PRIVATE/)
    expect(code).toBe(0)
  })

  it('without any network knows little, fails nothing and does not wait', async () => {
    line = openCommandLine(smtpSettings())
    await makeTips(line)
    const { code, out } = await line.run('doctor')
    expect(out).toContain('could not be looked up (timeout)')
    expect(out).not.toContain('✗')
    expect(code).toBe(0)
  })

  it('names a list that is not there', async () => {
    await open({}, {})
    expect(await line.run('doctor', '--list', 'Old')).toEqual({
      code: 1,
      out: '',
      err: 'rivulet: There is no list “Old”: npx rivulet list show names them.',
    })
  })
})
