/** What a provider of challenges said of an answer. */
export type ChallengeAnswer =
  | 'passed'
  | 'failed'
  /** It cannot be asked now, or it does not know our key. */
  | 'unavailable'

/**
 * A puzzle, or a look at the browser, that tells people from machines. It needs JavaScript and lets another company see
 * each visitor, so there is none unless it is set up and switched on.
 */
export interface Challenge {
  /** Goes into the form, before its button. */
  readonly html: string
  /** The one script of the page. */
  readonly script: string
  /** Origins that the page’s content security policy must allow, for scripts, styles, frames and calls. */
  readonly origins: readonly string[]
  /** Judges a form that was sent. Only the answer goes to the provider: neither the visitor’s address nor a field. */
  verify(form: Readonly<Record<string, unknown>>): Promise<ChallengeAnswer>
}

/**
 * Whether a sign-up goes on. One that could not be judged does: the other limits hold all the same, and a provider’s
 * bad hour, or a mistyped key, must not close the door to people.
 */
export function isLetIn(answer: ChallengeAnswer): boolean {
  return answer !== 'failed'
}

/** The content security policy of a page with a challenge, made from that of the page without. */
export function policyWith({ origins }: Pick<Challenge, 'origins'>, policy: string): string {
  const rules = new Map(policy.split('; ').map((rule) => split(rule)))
  for (const directive of ['script-src', 'style-src', 'frame-src', 'connect-src']) {
    const allowed = (rules.get(directive) ?? []).filter((source) => source !== "'none'")
    rules.set(directive, [...allowed, ...origins])
  }
  return [...rules].map(([directive, sources]) => [directive, ...sources].join(' ')).join('; ')
}

function split(rule: string): [string, string[]] {
  const [directive = '', ...sources] = rule.split(' ')
  return [directive, sources]
}
