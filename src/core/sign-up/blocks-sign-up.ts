/**
 * Whether a suppression keeps a form from asking its address for a confirmation. A mailbox that bounced or complained
 * is not asked again; a person who was erased may come back by their own fresh confirmation, which lifts it.
 */
export function blocksSignUp(reason: string): boolean {
  return reason !== 'erased'
}
