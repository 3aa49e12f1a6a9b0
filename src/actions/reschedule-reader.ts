import { listActiveEnrolments } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { getSequence } from '../../db/sequences.ts'
import { getSequencePlan } from './enrol-subscription.ts'
import { readersOf, rescheduleEnrolment } from './reschedule.ts'

/** Reckons the due times of one subscription's walks anew, after its reader chose otherwise. */
export async function rescheduleReader(
  tx: Db,
  { subscriptionId, now }: { readonly subscriptionId: number; readonly now: number },
): Promise<void> {
  const enrolments = await listActiveEnrolments(tx, subscriptionId)
  const readers = await readersOf(tx, enrolments)
  for (const enrolment of enrolments) {
    const sequence = await getSequence(tx, enrolment.sequence_id)
    const plan = await getSequencePlan(tx, sequence)
    await rescheduleEnrolment(tx, {
      enrolment,
      sequence,
      plan,
      reader: readers.get(subscriptionId) ?? null,
      now,
    })
  }
}
