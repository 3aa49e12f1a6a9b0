/**
 * After how many accepted messages each kill falls due, in order: spread over the whole run, and all of them
 * before its last tenth.
 */
export function planKills(kills: number, sends: number, random: () => number): number[] {
  return Array.from({ length: kills }, () => Math.floor(random() * sends * 0.9)).sort((a, b) => a - b)
}

/** How many kills of a plan are due after so many accepted messages. */
export function countDue(plan: readonly number[], accepted: number): number {
  const first = plan.findIndex((at) => at > accepted)
  return first === -1 ? plan.length : first
}
