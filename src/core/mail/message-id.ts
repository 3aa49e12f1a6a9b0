/** What our own Message-IDs say: `<delivery.generation.epoch.instance@host>`. */
export interface OwnMessageId {
  readonly delivery: number
  readonly generation: number
  readonly epoch: number
  readonly instance: string
}

/** Reads a Message-ID of an installation of Rivulet, with or without its angle brackets; null for any other. */
export function parseMessageId(text: string): OwnMessageId | null {
  const match = /^<?(\d{1,15})\.(\d{1,9})\.(\d{1,9})\.([A-Za-z0-9_-]{1,64})@[^\s<>@]{1,255}>?$/.exec(
    text.trim(),
  )
  if (!match) return null
  const [, delivery, generation, epoch, instance = ''] = match
  return { delivery: Number(delivery), generation: Number(generation), epoch: Number(epoch), instance }
}
