/** What one request for a counted link, or for the picture of an email, tells of whoever makes it. */
export interface Visit {
  /** The `User-Agent` header, or null. */
  readonly agent: string | null
  /** `Purpose`, `Sec-Purpose`, `X-Purpose` or `X-Moz`, whichever there is. */
  readonly purpose: string | null
  /** From the handing over of the email to this request, in milliseconds. */
  readonly sinceSentMs: number
}

/** Names under which scanners, previews and proxies that fetch ahead introduce themselves. */
const MACHINE_AGENTS =
  /bot\b|crawl|spider|scan|preview|monitor|fetch|curl|wget|python|java\/|go-http|okhttp|headless|phantom|barracuda|mimecast|proofpoint|trendmicro|sophos|symantec|fireeye|safelinks|slackbot|whatsapp|telegram|facebookexternalhit|skypeuripreview|yahoomailproxy/i

/** Nobody opens and reads an email, and presses a link in it, within so long of its being handed over. */
const TOO_SOON_MS = 2_000

/** Presses on so many different links of one email within this time are a scanner's (craft-campaign, 2026). */
export const BURST = { links: 3, withinMs: 10_000 } as const

/**
 * Why a request is taken to be a machine's, or null. It finds those that say so or act like nobody would; one that
 * poses as a browser and waits is counted as a reader.
 */
export function machineSign(visit: Visit): string | null {
  if (visit.purpose !== null && /prefetch|preview|prerender/i.test(visit.purpose)) return 'prefetch'
  const agent = visit.agent?.trim() ?? ''
  if (agent === '') return 'no-agent'
  // Apple's privacy proxy fetches every picture, opened or not, and calls itself just this.
  if (agent === 'Mozilla/5.0') return 'apple-privacy'
  if (MACHINE_AGENTS.test(agent)) return 'agent'
  return visit.sinceSentMs < TOO_SOON_MS ? 'too-soon' : null
}

/** Whether these links of one email, with those pressed shortly before, are too many for a person. */
export function isBurst(links: readonly number[]): boolean {
  return new Set(links).size >= BURST.links
}
