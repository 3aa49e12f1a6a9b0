import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface SunkMessage {
  readonly from: string
  readonly to: readonly string[]
  /** As received, with the dots of the dialogue taken out. */
  readonly raw: Buffer
  readonly overTls: boolean
}

export interface SmtpSink {
  readonly url: string
  readonly port: number
  readonly messages: readonly SunkMessage[]
  /** How many connections were opened. */
  readonly connections: number
  close(): Promise<void>
}

export interface Refusal {
  readonly code: number
  readonly text: string
}

export interface SinkOptions {
  /** What to answer instead of taking the message, by the step of the dialogue. */
  readonly refuse?: Partial<Record<'mail' | 'rcpt' | 'data', Refusal>>
  readonly login?: { readonly user: string; readonly password: string }
  readonly server?: SMTPServerOptions
}

/** A mail server on loopback that keeps what it takes. It speaks no TLS unless told otherwise. */
export async function startSmtpSink({
  refuse = {},
  login,
  server = {},
}: SinkOptions = {}): Promise<SmtpSink> {
  const messages: SunkMessage[] = []
  let connections = 0
  const smtp = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    closeTimeout: 10,
    logger: false,
    disableReverseLookup: true,
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onAuth(given, _session, done) {
      const known = given.username === login?.user && given.password === login?.password
      done(known ? null : answer({ code: 535, text: '5.7.8 Wrong user or password' }), {
        user: given.username,
      })
    },
    onMailFrom: (_address, _session, done) => done(answer(refuse.mail)),
    onRcptTo: (_address, _session, done) => done(answer(refuse.rcpt)),
    onData(stream, { envelope, secure }, done) {
      buffer(stream).then((raw) => {
        const taken = { from: envelope.mailFrom ? envelope.mailFrom.address : '', raw, overTls: secure }
        if (!refuse.data) messages.push({ ...taken, to: envelope.rcptTo.map(({ address }) => address) })
        done(answer(refuse.data), '2.0.0 Ok: queued as 4B2F')
      }, done)
    },
    ...server,
  })
  // A client that hangs up is what some tests are about.
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    messages,
    get connections() {
      return connections
    },
    close: () => new Promise((resolve) => smtp.close(resolve)),
  }
}

function answer(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null
}
