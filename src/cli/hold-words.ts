import { findInstance } from '../../db/instance.ts'
import type { Context } from '../actions/context.ts'
import type { Terminal } from './terminal.ts'

/** Says that nothing goes out, and why, where all sending is on hold. */
export async function sayHold(ctx: Context, terminal: Terminal): Promise<void> {
  const reason = (await findInstance(ctx.read))?.hold_reason ?? null
  if (reason === null) return
  terminal.print(`Sending is on hold, nothing goes before \`npx rivulet release\`: ${reason}`)
}
