import { findListByName, type ListRow, listLists } from '../../../db/lists.ts'
import { about, type Finding } from '../../core/doctor/findings.ts'
import { printable } from '../../core/doctor/printable.ts'
import { judgeProxies } from '../../core/doctor/public-address.ts'
import type { Context } from '../context.ts'
import { senderAddress } from '../send-facts.ts'
import type { DoctorAround } from './around.ts'
import { checkDomain } from './check-domain.ts'
import { checkClock, checkSending, checkStore } from './check-installation.ts'
import { checkList, domainOf } from './check-list.ts'
import { checkMailServer } from './check-mail-server.ts'
import { checkPublicAddress } from './check-public-address.ts'
import { steadyProbe } from './probe.ts'

export type RunDoctor =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Looks at everything that mail depends on, and changes nothing. Look-ups run side by side; the database is read after
 * them, since nothing else runs while SQLite reads. `listName` leaves the other lists out.
 */
export async function runDoctor(
  ctx: Context,
  given: DoctorAround,
  { listName }: { readonly listName: string | null },
): Promise<RunDoctor> {
  const around: DoctorAround = { ...given, probe: steadyProbe(given.probe) }
  const lists = listName === null ? await listLists(ctx.read) : await oneList(ctx, listName)
  if (lists === null)
    return {
      kind: 'problem',
      message: `There is no list “${printable(listName ?? '')}”: npx rivulet list show names them.`,
    }
  const outside = await Promise.all([
    installation(ctx, around),
    ...(around.sender.kind === 'smtp' ? [mailServer(ctx, around)] : []),
    ...domainsOf(ctx, lists).map(async (domain) =>
      about(domain, await checkDomain(around.probe, around.sender, domain)),
    ),
    ...lists.map(async (list) => about(`list “${printable(list.name)}”`, await checkList(ctx, around, list))),
  ])
  return { kind: 'findings', findings: [...outside.flat(), ...about('store', await checkStore(ctx, around))] }
}

async function oneList(ctx: Context, name: string): Promise<ListRow[] | null> {
  const list = await findListByName(ctx.read, name)
  return list === null ? null : [list]
}

async function installation(ctx: Context, around: DoctorAround): Promise<Finding[]> {
  const { publicUrl, realTransport: mailLeaves, trustedProxies } = ctx.settings
  const checked = await checkPublicAddress(around.probe, { publicUrl, mailLeaves, now: ctx.now })
  const verdicts = [
    ...(await checkSending(ctx, around)),
    ...checked.verdicts,
    ...judgeProxies(publicUrl, trustedProxies),
    await checkClock(ctx, around, checked.health),
  ]
  return about('installation', verdicts)
}

async function mailServer(ctx: Context, { probe, sender }: DoctorAround): Promise<Finding[]> {
  if (sender.kind !== 'smtp') return []
  return about(
    `mail server ${printable(sender.server.host)}`,
    await checkMailServer(probe, sender.server, ctx.now),
  )
}

/** The domains of the senders, or of the default one before there is a list; a bare machine (captured mail) has no DNS. */
function domainsOf(ctx: Context, lists: readonly ListRow[]): string[] {
  const senders =
    lists.length === 0 ? [ctx.settings.defaults.from] : lists.map((list) => senderAddress(ctx, list))
  const domains = senders.filter((address) => address !== null).map(domainOf)
  return [...new Set(domains)].filter((domain) => domain.includes('.'))
}
