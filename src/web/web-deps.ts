import type { Context as HttpContext } from 'hono'
import type { Context } from '../actions/context.ts'
import type { CapturedMail } from '../core/mail/message.ts'
import type { Challenge } from './challenge.ts'
import type { OperatorAccess } from './operator-access.ts'

/** All that the pages need from outside. */
export interface WebDeps {
  readonly context: Context
  /** Null where mail really leaves: then there are no captured pages. */
  readonly captured: CapturedMail | null
  readonly access: OperatorAccess
  /** The address at the other end of the socket; never taken from a header. */
  readonly remoteAddress: (http: HttpContext) => string | null
  /** What sign-up forms may show where the setting says so; null where none is set up. */
  readonly challenge: Challenge | null
}
