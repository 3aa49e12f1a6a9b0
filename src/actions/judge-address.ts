import type { ReaderSettings } from '../core/sign-up/reader-settings.ts'
import { isRoleAddress } from '../core/sign-up/role-address.ts'
import type { Context } from './context.ts'

/** Whether an address may sign up. It tells nothing of whether the address is known here. */
export type JudgeAddress =
  | { readonly kind: 'fine' }
  | { readonly kind: 'refused'; readonly why: 'disposable' | 'role' | 'no-mail-server' }

/** Judges an address that `parseAddress` gave by what is set. A domain of which nothing can be learned is fine. */
export async function judgeAddress(
  ctx: Pick<Context, 'takesMail'>,
  address: string,
  settings: Pick<ReaderSettings, 'disposable' | 'role' | 'noMailServer'>,
): Promise<JudgeAddress> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (settings.role === 'refuse' && isRoleAddress(address)) return { kind: 'refused', why: 'role' }
  if (settings.disposable === 'refuse' && (await isDisposable(domain)))
    return { kind: 'refused', why: 'disposable' }
  if (settings.noMailServer === 'refuse' && (await ctx.takesMail(domain)) === 'no')
    return { kind: 'refused', why: 'no-mail-server' }
  return { kind: 'fine' }
}

let disposable: Promise<ReadonlySet<string>> | null = null

/** Names below a listed one count too. The list of some thousand names is read when it is first asked for. */
async function isDisposable(domain: string): Promise<boolean> {
  disposable ??= import('disposable-email-domains-js').then((list) => list.disposableEmailBlocklistSet())
  const listed = await disposable
  const labels = domain.toLowerCase().split('.')
  return labels.some((_, index) => listed.has(labels.slice(index).join('.')))
}
