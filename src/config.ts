import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** What the environment says, checked as a whole. Faults name the variable and what is expected, never a value. */
export interface Config {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly host: string
  readonly port: number
  readonly secretKey: string | null
  readonly transport: TransportConfig
  /** What webhooks may be signed with; none where no webhook is set up. */
  readonly webhookSecrets: readonly string[]
  /** Why mail must not leave as things are set up, or null. */
  readonly mailFault: string | null
  /** Addresses and networks (CIDR) of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** What sign-up forms may show; the setting `challenge` switches it on. */
  readonly challenge: ChallengeConfig | null
  readonly defaults: {
    readonly from: string | null
    readonly replyTo: string | null
    readonly postalAddress: string | null
  }
}

export type TransportConfig =
  | { readonly kind: 'capture' }
  | ResendConfig
  | {
      readonly kind: 'smtp'
      readonly url: string
      readonly dkim: DkimConfig | null
      /** Whether a mail server elsewhere that offers no TLS is sent to all the same. */
      readonly allowPlain: boolean
    }

export interface ResendConfig {
  readonly kind: 'resend'
  readonly apiKey: string
  readonly baseUrl: string | null
  /** Whether one message at fault keeps the rest of its batch back. */
  readonly batchValidation: 'strict' | 'permissive'
}

export interface DkimConfig {
  readonly domain: string
  readonly selector: string
  /** Path of the private key, PEM. */
  readonly keyFile: string
}

/** A provider of challenges that speaks the siteverify contract. */
export interface ChallengeConfig {
  readonly siteKey: string
  readonly secret: string
  /** Address of its script. */
  readonly script: string
  readonly verifyUrl: string
}

export type ParseConfig =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

/** Every link begins with it, so nothing may follow its path. */
const publicAddress = webAddress.pipe(
  z
    .string()
    .regex(
      /^https?:\/\/[^\s\\/?#@]+(\/[^\s\\?#]*)?$/i,
      'must be an address without a user name, a password, a query (?) or a fragment (#)',
    ),
)

/** Several while one is being changed, separated by spaces. */
const webhookSecrets = z
  .string()
  .regex(
    /^(whsec_)?[A-Za-z0-9+/]{2,}={0,2}(\s+(whsec_)?[A-Za-z0-9+/]{2,}={0,2})*$/,
    'must be the signing secret of the webhook, like whsec_…',
  )
  .transform((text) => text.split(/\s+/))

const proxies = z.string().transform((text, check) => {
  const ranges = text.split(/[\s,]+/)
  if (ranges.every((range) => ipaddr.isValid(range) || ipaddr.isValidCIDR(range))) return ranges
  check.addIssue('must be addresses or networks like 127.0.0.1 10.0.0.0/8, separated by spaces')
  return z.NEVER
})

/** The answers of visitors and our key go there. */
const safeAddress = z
  .url({ protocol: /^https?$/, error: 'must be an https address' })
  .regex(/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/i, 'must be an https address')

const key = z.string().regex(/^[\x21-\x7E]+$/, 'must be a key without spaces')

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .pipe(z.number().max(65_535, 'must be a number from 0 to 65535'))

const environment = z.object({
  DATABASE_URL: optional.pipe(
    z
      .string()
      .regex(/^(file:|postgres(ql)?:)/, 'must begin with file: or postgres://')
      .default('file:./data/rivulet.db'),
  ),
  PUBLIC_URL: optional.pipe(publicAddress.optional()),
  HOST: optional.pipe(z.string().default('127.0.0.1')),
  PORT: optional.pipe(port.default(3000)),
  SECRET_KEY: optional.pipe(z.string().min(16, 'must have at least 16 characters').optional()),
  TRANSPORT: optional.pipe(
    z.enum(['resend', 'smtp', 'capture'], 'must be resend, smtp or capture').optional(),
  ),
  RESEND_API_KEY: optional.pipe(key.optional()),
  RESEND_BASE_URL: optional.pipe(webAddress.optional()),
  RESEND_BATCH_VALIDATION: optional.pipe(
    z.enum(['permissive', 'strict'], 'must be permissive or strict').default('permissive'),
  ),
  RESEND_WEBHOOK_SECRET: optional.pipe(webhookSecrets.optional()),
  SMTP_URL: optional.pipe(
    z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  ),
  SMTP_ALLOW_PLAIN: optional.pipe(z.enum(['0', '1'], 'must be 0 or 1').default('0')),
  SMTP_DKIM_DOMAIN: optional,
  SMTP_DKIM_SELECTOR: optional,
  SMTP_DKIM_KEY_FILE: optional,
  MAIL_FROM: optional.pipe(z.email('must be an email address like hello@example.com').optional()),
  REPLY_TO: optional.pipe(z.email('must be an email address like hello@example.com').optional()),
  POSTAL_ADDRESS: optional,
  TRUSTED_PROXIES: optional.pipe(proxies.optional()),
  CHALLENGE_SITE_KEY: optional.pipe(
    z
      .string()
      .regex(/^[\w-]+$/, 'must be a key of letters, digits, - and _')
      .optional(),
  ),
  CHALLENGE_SECRET: optional.pipe(key.optional()),
  CHALLENGE_SCRIPT: optional.pipe(safeAddress.optional()),
  CHALLENGE_VERIFY_URL: optional.pipe(safeAddress.optional()),
})

type Environment = z.infer<typeof environment>

/** Reads the environment: either a whole configuration, or every fault at once. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParseConfig {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    return {
      kind: 'faults',
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    }
  }
  const transport = chooseTransport(parsed.data)
  const challenge = challengeOf(parsed.data)
  const faults = [transport, challenge].filter((part) => typeof part === 'string')
  if (typeof transport === 'string' || typeof challenge === 'string') return { kind: 'faults', faults }
  return { kind: 'config', config: configOf(parsed.data, { transport, challenge }) }
}

type ConfigParts = Pick<Config, 'transport' | 'challenge'>

function configOf(env: Environment, { transport, challenge }: ConfigParts): Config {
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return Object.freeze({
    databaseUrl: env.DATABASE_URL,
    publicUrl,
    host: env.HOST,
    port: env.PORT,
    secretKey: env.SECRET_KEY ?? null,
    transport,
    webhookSecrets: env.RESEND_WEBHOOK_SECRET ?? [],
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    challenge,
    mailFault: mailFaultOf({ publicUrl, transport, asked: env.TRANSPORT === 'capture' }),
    defaults: {
      from: env.MAIL_FROM ?? null,
      replyTo: env.REPLY_TO ?? null,
      postalAddress: env.POSTAL_ADDRESS ?? null,
    },
  })
}

function chooseTransport(env: Environment): TransportConfig | string {
  const kind = env.TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : env.SMTP_URL ? 'smtp' : 'capture')
  if (kind === 'capture') return { kind }
  if (kind === 'resend') {
    if (!env.RESEND_API_KEY) return 'TRANSPORT is resend, so RESEND_API_KEY must be set'
    const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl = null } = env
    return { kind, apiKey, baseUrl, batchValidation: env.RESEND_BATCH_VALIDATION }
  }
  if (!env.SMTP_URL) return 'TRANSPORT is smtp, so SMTP_URL must be set'
  const dkim = dkimOf(env)
  if (typeof dkim === 'string') return dkim
  return { kind, url: env.SMTP_URL, dkim, allowPlain: env.SMTP_ALLOW_PLAIN === '1' }
}

function dkimOf(env: Environment): DkimConfig | string | null {
  const { SMTP_DKIM_DOMAIN: domain, SMTP_DKIM_SELECTOR: selector, SMTP_DKIM_KEY_FILE: keyFile } = env
  if (domain && selector && keyFile) return { domain, selector, keyFile }
  if (!domain && !selector && !keyFile) return null
  return 'SMTP_DKIM_DOMAIN, SMTP_DKIM_SELECTOR and SMTP_DKIM_KEY_FILE must be set together'
}

function challengeOf(env: Environment): ChallengeConfig | string | null {
  const { CHALLENGE_SITE_KEY: siteKey, CHALLENGE_SECRET: secret } = env
  const { CHALLENGE_SCRIPT: script, CHALLENGE_VERIFY_URL: verifyUrl } = env
  if (siteKey && secret && script && verifyUrl) return { siteKey, secret, script, verifyUrl }
  if (!siteKey && !secret && !script && !verifyUrl) return null
  return 'CHALLENGE_SITE_KEY, CHALLENGE_SECRET, CHALLENGE_SCRIPT and CHALLENGE_VERIFY_URL must be set together'
}

interface MailSetup {
  readonly publicUrl: string
  readonly transport: TransportConfig
  /** TRANSPORT=capture was set on purpose. */
  readonly asked: boolean
}

function mailFaultOf({ publicUrl, transport, asked }: MailSetup): string | null {
  const https = publicUrl.startsWith('https://')
  if (transport.kind !== 'capture' && !https) {
    return `Mail would leave through ${transport.kind} with links that are not https: set PUBLIC_URL to the https address of this server.`
  }
  if (transport.kind === 'capture' && https && !asked) {
    return 'PUBLIC_URL is https, yet no transport is set, so nobody would get any mail: set RESEND_API_KEY or SMTP_URL, or TRANSPORT=capture if that is meant.'
  }
  return null
}
