export type FetchFaultName =
  | 'bad-address'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'not-public'
  | 'redirect'
  | 'status'
  | 'content-type'
  | 'too-large'
  | 'too-slow'
  | 'unreachable'
  | 'certificate'
  | 'broken-answer'
  | 'empty'

/** Why an address was not fetched, and what to do about it. */
export interface FetchFault {
  readonly kind: 'fault'
  readonly fault: FetchFaultName
  readonly why: string
}

/** A fault as one sentence, with the address and no secret of it. */
export interface FetchProblem {
  readonly kind: 'problem'
  readonly problem: FetchFaultName
  readonly message: string
}

export function fetchFault(fault: FetchFaultName, why: string): FetchFault {
  return { kind: 'fault', fault, why }
}

/** An error that carries a fault through streams and sockets. */
export function faultError(fault: FetchFault): Error & { readonly fault: FetchFault } {
  return Object.assign(new Error(fault.why), { fault })
}

/** `at` is where a redirect had led when it went wrong; null where that is the address itself. */
export function fetchProblem({ fault, why }: FetchFault, typed: string, at: string | null): FetchProblem {
  const leads = at === null ? '' : `it leads to ${shownAddress(at)}, and `
  return { kind: 'problem', problem: fault, message: `Cannot fetch ${shownAddress(typed)}: ${leads}${why}.` }
}

/** An address for a message: no user name, password or query, no control character, and not long. */
function shownAddress(address: string): string {
  const url = address.length > 4096 ? null : URL.parse(address.trim())
  const host = url?.host ? `//${url.host}` : ''
  const whole = url ? `${url.protocol}${host}${url.pathname}` : (address.split(/[?#]/)[0] ?? '').slice(0, 200)
  const shown = whole.replace(/\/\/[^/@]*@/, '//').replace(/\p{C}/gu, '')
  return shown.length > 100 ? `${shown.slice(0, 99)}…` : shown
}

const tooSlow = fetchFault('too-slow', 'the server took too long to answer; try again, or save the page')
const notFound = fetchFault('unreachable', 'no server of that name was found; check the address')
const brokenOff = fetchFault('broken-answer', 'the server broke off or sent no valid answer; try again later')

const insecure = fetchFault(
  'certificate',
  'no secure connection could be made, or its certificate cannot be trusted',
)

const faultsByCode: readonly (readonly [RegExp, FetchFault])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|EBADNAME)$/, notFound],
  [/^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/, tooSlow],
  [/^UND_ERR_HEADERS_OVERFLOW$/, fetchFault('too-large', 'the headers of its answer are too large')],
  [/CERT|^UNABLE_TO_|^INVALID_(?:CA|PURPOSE)$|^ERR_SSL|^EPROTO$/, insecure],
  [/^ECONNRESET$|^EPIPE$/, brokenOff],
  [/^E[A-Z]+$/, fetchFault('unreachable', 'the server cannot be reached; try again later')],
]

/**
 * What an error of a connection means. The client and the decompressors answer nonsense of a server with errors of many
 * kinds, assertions among them; only what a caller of ours did wrong is thrown on.
 */
export function faultOfError(error: unknown): FetchFault {
  if (!(error instanceof Error)) throw new Error('fetching failed', { cause: error })
  if ('fault' in error && isFault(error.fault)) return error.fault
  if (error.name === 'TimeoutError') return tooSlow
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = faultsByCode.find(([pattern]) => pattern.test(code))
  if (known) return known[1]
  if (/_INVALID_/.test(code) || error instanceof TypeError || error instanceof ReferenceError)
    throw new Error('fetching failed', { cause: error })
  return brokenOff
}

function isFault(value: unknown): value is FetchFault {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'fault'
}
