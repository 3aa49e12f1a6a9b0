/** What a person is told of the stable words that rows keep, and what they can do about each. */
const words: Readonly<Record<string, string>> = {
  'too-late': 'fell due while nothing was running: release, release --now or release --skip',
  'older-copy': 'may have been sent already: an older copy of the database was put back',
  'held-by-hand': 'held by hand: release it when it may go',
  'sequence-paused': 'its series is paused: rivulet resume SERIES',
  'list-paused': 'its list is paused: rivulet list resume NAME',
  'cannot-be-composed': 'it cannot be composed: publish a mended version, or release --skip',
  skipped: 'given up by hand',
  unsubscribed: 'the reader has left',
  suppressed: 'the address must not be mailed',
  'no-consent': 'the reader has left the list',
  'enrolment-over': 'the walk was over',
  'sequence-cancelled': 'its series was cancelled',
  'nothing-left': 'the newest version has nothing more for this reader',
  'not-pending': 'the sign-up was confirmed or dropped already',
  'installation-on-hold': 'sending is on hold: rivulet release',
  'list-without-sender': 'its list has no sender: rivulet list set NAME --from ADDRESS',
  'confirmation-sent-lately': 'this reader was asked already today: it waits',
  'one-late-email': 'this reader had a late email today: it waits',
  'frequency-cap': 'this reader has had enough for today: it waits',
}

/** A reason in words; one that is no stable word (a provider's) as it is. */
export function deliveryReason(reason: string | null): string {
  return reason === null ? '' : (words[reason] ?? reason)
}

/** Which commands act on what waits for a person. */
const deeds: Readonly<Record<string, string>> = {
  held: 'Held: npx rivulet release ID (at the next slot), --now, or --skip to give it up.',
  failed: 'Failed: npx rivulet retry ID sends it again.',
  uncertain: 'Uncertain: npx rivulet resolve ID --sent, --not-sent (sends it again), or --skip.',
}

/** One line for each of these states that a person can act on. */
export function deliveryDeeds(states: readonly string[]): string[] {
  return Object.entries(deeds)
    .filter(([state]) => states.includes(state))
    .map(([, line]) => line)
}
