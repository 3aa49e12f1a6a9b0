import { createPrivateKey } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'

/** A key that signs for a domain: its public half stands in DNS at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** RSA, PEM. */
  readonly privateKey: string
}

/** RFC 8058, section 4: both List headers of one-click must be signed; nodemailer leaves one of them out. */
const SIGNED_HEADERS = [
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc',
  'MIME-Version:Content-Type:Content-Transfer-Encoding',
  'List-Id:List-Unsubscribe:List-Unsubscribe-Post:Feedback-ID',
].join(':')

/**
 * A function that puts the DKIM-Signature in front of a message. RSA signatures have no random part and no
 * time is signed, so the same message gets the same bytes. Throws at once for a key that cannot sign.
 */
export function dkimSigner(key: DkimKey): (message: Buffer) => Promise<Buffer> {
  if (keyType(key.privateKey) !== 'rsa') throw new Error('The DKIM key is not an RSA private key in PEM form')
  const signer = new DKIM({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: key.privateKey,
    headerFieldNames: SIGNED_HEADERS,
  })
  return async (message) => {
    const signed = await buffer(signer.sign(message))
    // nodemailer passes the message on without a signature when its key fails.
    if (!signed.subarray(0, 15).equals(Buffer.from('DKIM-Signature:')))
      throw new Error('The DKIM key did not sign')
    return signed
  }
}

function keyType(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyType
  } catch (cause) {
    throw new Error('The DKIM key is not a private key in PEM form', { cause })
  }
}
