/** What an event says of a delivery, from the least grave to the gravest. */
export const feedbacks = ['delivered', 'failed', 'soft-bounced', 'bounced', 'complained'] as const

export type Feedback = (typeof feedbacks)[number]

/**
 * The graver of two: events come in any order and any number of times, and this makes the same of them always.
 * Whatever an event says, it proves that the provider accepted the message.
 */
export function graver(one: Feedback | null, other: Feedback | null): Feedback | null {
  const rank = (feedback: Feedback | null): number => (feedback === null ? -1 : feedbacks.indexOf(feedback))
  return rank(other) > rank(one) ? other : one
}
