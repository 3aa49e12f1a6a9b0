import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Wraps a secret with SECRET_KEY: AES-256-GCM under a key from HKDF-SHA256; `iv` is 12 random bytes. */
export function wrapSecret(secretKey: string, secret: Uint8Array, iv: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secretKey), iv)
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** The secret that was wrapped, or null under another SECRET_KEY. */
export function unwrapSecret(secretKey: string, wrapped: string): Uint8Array | null {
  const bytes = Buffer.from(wrapped, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(secretKey), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

function wrappingKey(secretKey: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secretKey, '', 'rivulet key ring', 32))
}
