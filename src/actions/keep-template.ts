import { createHash } from 'node:crypto'
import { toJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import { insertTemplate } from '../../db/templates.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { themeOf } from '../core/mail/theme.ts'
import { compileNotice } from '../render/compile-notice.tsx'
import type { Context, NoticeOf, StoredTemplate } from './context.ts'

/** Stores a compiled template once and gives its hash. */
export async function keepTemplate(db: Db, template: CompiledTemplate, now: number): Promise<string> {
  const json = toJson(template)
  const hash = createHash('sha256').update(json).digest('hex')
  await insertTemplate(db, { hash, renderer: template.renderer, template: json, created_at: now })
  return hash
}

/** Compiles and stores each notice once in a process, when it is first needed. */
export function noticeKeeper(db: Db, now: () => number): Context['notice'] {
  const stored = new Map<string, Promise<StoredTemplate>>()
  const store = async ({ kind, language, theme }: NoticeOf): Promise<StoredTemplate> => {
    const template = await compileNotice({ kind, language, theme: themeOf(theme) })
    return { hash: await keepTemplate(db, template, now()), template }
  }
  return (of) => {
    const key = `${of.kind} ${of.language} ${of.theme}`
    const known = stored.get(key) ?? store(of)
    stored.set(key, known)
    return known
  }
}
