import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Certificate } from '../core/doctor/certificate.ts'

const WORDS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in a certificate that nobody knows',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its chain is not whole',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its chain is not whole',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
}

/** The certificate that a server showed; null without TLS. */
export function certificateOf(socket: Socket): Certificate | null {
  if (!(socket instanceof TLSSocket)) return null
  const expiresAt = Date.parse(socket.getPeerCertificate().valid_to ?? '')
  // Node gives the code of the fault as a string, though it is typed as an error.
  const code = String(socket.authorizationError)
  const fault = socket.authorized ? null : (WORDS[code] ?? code)
  return { fault, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt }
}
