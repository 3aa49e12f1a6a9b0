import { fail, fine, type Verdict } from './findings.ts'

const DAY = 24 * 60 * 60_000

/** Whether links can be signed; `keys` newest first. */
export function judgeKeyRing(
  keys: readonly { readonly wrapped: boolean; readonly createdAt: number }[],
  now: number,
): Verdict {
  const [newest] = keys
  if (newest === undefined)
    return fail('key ring', 'it is empty', 'Put the newest good backup back: old links need their keys.')
  const days = Math.max(0, Math.floor((now - newest.createdAt) / DAY))
  const age = days === 0 ? 'of today' : days === 1 ? 'a day old' : `${days} days old`
  const count = `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}, the newest ${age}`
  return fine(
    'key ring',
    `${count}, ${newest.wrapped ? 'wrapped by SECRET_KEY' : 'not wrapped (SECRET_KEY is not set)'}`,
  )
}
