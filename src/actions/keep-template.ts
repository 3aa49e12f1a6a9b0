import { createHash } from 'node:crypto'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import { insertTemplate } from '../../db/templates.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { compileConfirmation } from '../render/compile-confirmation.tsx'
import type { Context, StoredTemplate } from './context.ts'

/** Stores a compiled template once and gives its hash. */
export async function keepTemplate(db: Db, template: CompiledTemplate, now: number): Promise<string> {
  const json = toJson(template)
  const hash = createHash('sha256').update(json).digest('hex')
  await insertTemplate(db, { hash, renderer: template.renderer, template: json, created_at: now })
  return hash
}

/** Compiles and stores the confirmation mail once in a process, at the first call of what this returns. */
export function confirmationKeeper(db: Db, now: () => number): Context['confirmation'] {
  let stored: Promise<StoredTemplate> | null = null
  const store = async (): Promise<StoredTemplate> => {
    const template = await compileConfirmation()
    return { hash: await keepTemplate(db, template, now()), template }
  }
  return () => {
    stored ??= store()
    return stored
  }
}
