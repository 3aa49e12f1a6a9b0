import { storeResendEvent } from '../../src/actions/store-event.ts'
import type { Told } from './reference-model.ts'
import type { Step } from './step.ts'
import type { World } from './world.ts'

const types: Readonly<
  Record<Told['what'], { readonly type: string; readonly bounce?: { readonly type: string } }>
> = {
  delivered: { type: 'email.delivered' },
  'soft-bounced': { type: 'email.bounced', bounce: { type: 'Transient' } },
  bounced: { type: 'email.bounced', bounce: { type: 'Permanent' } },
  complained: { type: 'email.complained' },
}

/** The provider's webhook about an email that it took, or one that it sent before. */
export async function tell(world: World, step: Extract<Step, { do: 'tell' | 'tell-again' }>): Promise<void> {
  const { ctx } = world.start(null)
  if (step.do === 'tell-again') {
    const known = [...world.told]
    const [id, told] = known[step.which % known.length] ?? []
    if (id !== undefined && told) await storeResendEvent(ctx, { id, raw: bodyOf(world, told) })
    return
  }
  const mails = [...world.provider.accepted.keys()]
  const row = world.installation.snapshot().get(mails[step.mail % mails.length] ?? 0)
  if (!row) return
  const told = { person: row.person, delivery: row.id, what: step.what, at: world.clock.now - step.ago }
  const id = `event${world.told.size}`
  world.told.set(id, { ...told, heard: false })
  await storeResendEvent(ctx, { id, raw: bodyOf(world, told) })
}

function bodyOf({ installation }: World, { delivery, what, at }: Told): string {
  const { type, bounce } = types[what]
  const tags = { delivery: String(delivery), instance: installation.name }
  return JSON.stringify({
    type,
    created_at: new Date(at).toISOString(),
    data: { email_id: `p${delivery}`, tags, ...(bounce && { bounce }) },
  })
}
