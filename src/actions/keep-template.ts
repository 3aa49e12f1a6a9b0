import { createHash } from 'node:crypto'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import { insertTemplate } from '../../db/templates.ts'
import type { CompiledTemplate } from '../core/template.ts'
import { compileConfirmation } from '../render/compile-confirmation.tsx'
import type { Context } from './context.ts'

/** Stores a compiled template once and gives its hash. */
export async function keepTemplate(db: Db, template: CompiledTemplate, now: number): Promise<string> {
  const json = toJson(template)
  const hash = createHash('sha256').update(json).digest('hex')
  await insertTemplate(db, { hash, renderer: template.renderer, template: json, created_at: now })
  return hash
}

/** The confirmation mail, compiled and stored; done once, when a process starts. */
export async function openConfirmation(db: Db, now: number): Promise<Context['confirmation']> {
  const template = await compileConfirmation()
  return { hash: await keepTemplate(db, template, now), template }
}
