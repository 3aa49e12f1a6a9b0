import type { MailServer } from '../../core/doctor/mail-server.ts'
import type { Message } from '../../core/mail/message.ts'
import type { Probe } from './probe.ts'

/** Who hands mail over and how it is signed. No secret is in it. */
export type SenderSetup =
  | { readonly kind: 'capture' }
  | { readonly kind: 'resend'; readonly apiUrl: string }
  | { readonly kind: 'smtp'; readonly server: MailServer; readonly dkim: SigningDomain | null }

/** The public side of the key that signs. */
export interface SigningDomain {
  readonly domain: string
  readonly selector: string
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string
}

/** What doctor needs beside the installation. */
export interface DoctorAround {
  readonly probe: Probe
  readonly sender: SenderSetup
  /** A message as the bytes that would be handed over, signed where we sign. */
  bytes(message: Message): Promise<Uint8Array>
  /** Where the database lies; null where it is not a file. */
  readonly databaseFolder: string | null
}
