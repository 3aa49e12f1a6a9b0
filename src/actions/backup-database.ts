import { type Backup, writeBackup } from '../../db/backup.ts'
import type { Context } from './context.ts'

/** Writes a copy of the whole installation to a file, on hold, so that it sends nothing where it is opened. */
export async function backupDatabase(
  ctx: Context,
  wanted: { readonly path: string; readonly replace: boolean },
): Promise<Backup> {
  if (ctx.dialect.name === 'postgres') {
    return {
      kind: 'problem',
      message: 'PostgreSQL has its own way: put all on hold (`rivulet hold`), then run pg_dump.',
    }
  }
  const since = ctx.now()
  const written = await writeBackup(ctx.read, { ...wanted, hold: { reason: holdWords(since), since } })
  if (written.kind === 'written') ctx.log('database.backed-up', { bytes: written.bytes })
  return written
}

function holdWords(at: number): string {
  return `This is a backup of ${new Date(at).toISOString()}: what was sent since is not in it. Look at \`rivulet deliveries\`, then \`rivulet release\`.`
}
