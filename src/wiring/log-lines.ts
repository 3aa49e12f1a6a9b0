type Fields = Readonly<Record<string, unknown>>

/** What a person at the terminal is told of what happens often, or asks for something. */
const SENTENCES: Readonly<Record<string, (fields: Fields) => string>> = {
  'worker.started': () => 'The worker has started.',
  'worker.stopped': () => 'The worker has stopped.',
  'worker.died': () => 'The worker died and is started again.',
  'sign-ups.network-unknown': ({ why }) =>
    `${NETWORK[String(why)] ?? 'The network of a visitor is not known.'} Sign-ups are limited only all together.`,
  'subscription.requested': ({ subscription }) =>
    `Somebody asked to be on a list (subscription ${subscription}).`,
  'subscription.confirmed': ({ subscription }) => `Somebody confirmed (subscription ${subscription}).`,
  'subscription.ended': ({ subscription }) => `Somebody left a list (subscription ${subscription}).`,
  'list.paused': ({ list, by }) => `List ${list} is paused (${by}): npx rivulet status says why.`,
  'sender.blocked': ({ transport, reason }) => `Sending through ${transport} is stopped: ${reason}.`,
  'sender.unblocked': ({ transport }) => `Sending through ${transport} goes on.`,
  'webhook.refused': () => 'A webhook was refused: its signature is not right. Check RESEND_WEBHOOK_SECRET.',
  'webhook.no-secret': () => 'A webhook was refused: RESEND_WEBHOOK_SECRET is not set.',
  'database.unavailable': ({ fault }) => `The database cannot be used: ${fault}.`,
  'database.recovered': () => 'The database can be used again.',
  'web.error': ({ method, route, error }) => `A page failed (${method} ${route}: ${error}).`,
}

const NETWORK: Readonly<Record<string, string>> = {
  'proxy-not-trusted':
    'Visitors come through a proxy, or from this machine: set TRUSTED_PROXIES to its address if it is a proxy.',
  'proxy-says-nothing': 'The trusted proxy does not say whom it speaks for: have it set X-Forwarded-For.',
  'no-address': 'A request came without an address.',
}

/** "14:05:09  The worker has started.": an event as a line for whoever watches; one without a sentence by its name and fields. */
export function logLine(event: string, fields: Fields = {}, at: Date): string {
  const sentence = SENTENCES[event]?.(fields)
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${printed(value)}`)
  return `${at.toTimeString().slice(0, 8)}  ${oneLine(sentence ?? [event, ...pairs].join(' '))}`
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** A terminal obeys control characters; what is logged is only shown. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
