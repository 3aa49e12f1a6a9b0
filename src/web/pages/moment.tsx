import type { ReactElement } from 'react'

const readable = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant (epoch milliseconds) in UTC for people, and in ISO 8601 for machines. */
export function Moment({ at }: { at: number }): ReactElement {
  return <time dateTime={new Date(at).toISOString()}>{readable.format(at)} UTC</time>
}
