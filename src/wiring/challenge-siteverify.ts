import { z } from 'zod'
import type { Log } from '../actions/context.ts'
import type { ChallengeConfig } from '../config.ts'
import type { Challenge, ChallengeAnswer } from '../web/challenge.ts'

const TIMEOUT_MS = 4000
/** Longer than any provider’s answer. */
const LONGEST_ANSWER = 8192
/** The field in which each provider’s script leaves the answer: hCaptcha, Turnstile, reCAPTCHA. */
const FIELDS = ['h-captcha-response', 'cf-turnstile-response', 'g-recaptcha-response']
/** What says that the fault is ours, not the visitor’s. */
const OUR_FAULT = /secret|sitekey/

/** Where a provider’s script loads more from, by the host of the script. */
const ORIGINS: readonly { readonly host: RegExp; readonly origins: readonly string[] }[] = [
  { host: /(^|\.)hcaptcha\.com$/, origins: ['https://hcaptcha.com', 'https://*.hcaptcha.com'] },
  {
    host: /^(www\.)?(google\.com|recaptcha\.net)$/,
    origins: [
      'https://www.google.com',
      'https://www.gstatic.com',
      'https://www.recaptcha.net',
      'https://recaptcha.google.com',
    ],
  },
]

const verdict = z.object({
  success: z.boolean(),
  'error-codes': z.array(z.string()).default([]),
})

/**
 * The contract that hCaptcha, Cloudflare Turnstile and Google reCAPTCHA v2 share: a `div` with the site key that the
 * provider’s script fills, and a POST of secret and answer that is answered with `success`. The address of the visitor,
 * which each of them takes but needs not have, is not sent.
 */
export function siteverifyChallenge(config: ChallengeConfig, log: Log): Challenge {
  return {
    html: `<div class="h-captcha cf-turnstile g-recaptcha" data-sitekey="${config.siteKey}"></div>`,
    script: config.script,
    origins: originsOf(config.script),
    async verify(form) {
      const answer = FIELDS.map((field) => form[field]).find(
        (value) => typeof value === 'string' && value !== '',
      )
      if (typeof answer !== 'string' || answer.length > LONGEST_ANSWER) return 'failed'
      return await ask(config, answer, log)
    },
  }
}

function originsOf(script: string): readonly string[] {
  const { hostname, origin } = new URL(script)
  return ORIGINS.find(({ host }) => host.test(hostname))?.origins ?? [origin]
}

async function ask(config: ChallengeConfig, answer: string, log: Log): Promise<ChallengeAnswer> {
  try {
    const response = await fetch(config.verifyUrl, {
      method: 'POST',
      body: new URLSearchParams({ secret: config.secret, response: answer }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    // Turnstile answers 400 to an answer that it cannot read, with the same body as for one that is wrong.
    const said = verdict.parse(await response.json())
    if (said.success) return 'passed'
    const ours = said['error-codes'].find((code) => OUR_FAULT.test(code))
    if (ours === undefined && response.status < 500) return 'failed'
    log('challenge.unavailable', { why: ours === undefined ? `status ${response.status}` : 'key-not-known' })
  } catch (error) {
    log('challenge.unavailable', { why: error instanceof Error ? error.name : 'unknown' })
  }
  return 'unavailable'
}
