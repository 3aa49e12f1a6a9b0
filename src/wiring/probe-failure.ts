import type { LookedUp } from '../core/doctor/findings.ts'

export const NO_SUCH_NAME = 'there is no such name'

/** Failures that say for certain that something is not there. */
const CERTAIN: Readonly<Record<string, string>> = {
  ENOTFOUND: NO_SUCH_NAME,
  ENODATA: 'there is no such record',
  EBADNAME: 'that is no name',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  EPROTO: 'it does not speak TLS there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there',
  HPE_INVALID_CONSTANT: 'it does not speak HTTP there',
}

const UNCERTAIN: Readonly<Record<string, string>> = {
  ETIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ESERVFAIL: 'the name server failed',
  EREFUSED: 'the name server refused',
  EAI_AGAIN: 'the name server does not answer',
  ENETUNREACH: 'no network',
  EHOSTUNREACH: 'no route',
}

/** What a failure of the network says. The name server itself may refuse a connection: that proves nothing. */
export function systemFailure(error: unknown): Exclude<LookedUp<never>, { kind: 'found' }> {
  const { code, syscall } = codeOf(error)
  const certain = CERTAIN[code]
  if (certain !== undefined && !(code === 'ECONNREFUSED' && syscall.startsWith('query')))
    return { kind: 'none', reason: certain }
  return { kind: 'unknown', reason: UNCERTAIN[code] ?? (code || 'no answer') }
}

function codeOf(error: unknown): { code: string; syscall: string } {
  if (!(error instanceof Error)) return { code: '', syscall: '' }
  const syscall = 'syscall' in error ? String(error.syscall) : ''
  // Both families were tried, and each failed by itself.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return { code: 'code' in error ? String(error.code) : '', syscall }
}
