import type { Command } from 'commander'
import { backupDatabase } from '../actions/backup-database.ts'
import { fail } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface BackupOptions {
  readonly force?: boolean
}

/** `backup FILE`: a copy of everything, which sends nothing until it is released. */
export function addBackupCommand(program: Command, verb: Verb): void {
  program
    .command('backup <file>')
    .description('copy the whole database to a file, while sending goes on')
    .option('--force', 'replace the file if it is there')
    .action(
      verb<BackupOptions>((around, [file], options) =>
        withInstallation(around, async (ctx) => {
          const wanted = { path: file ?? '', replace: options.force === true }
          const backup = await backupDatabase(ctx, wanted)
          if (backup.kind === 'problem') return fail(around.terminal, backup.message)
          for (const line of backupLines(backup)) around.terminal.print(line)
          return 0
        }),
      ),
    )
}

function backupLines({ path, bytes }: { readonly path: string; readonly bytes: number }): string[] {
  return [
    `Written and checked: ${path} (${sizeWords(bytes)}). It holds the keys of your links: keep it safe.`,
    'To put it back: stop Rivulet, remove the database with its -wal and -shm files, copy the backup to its place.',
    'It opens on hold and sends nothing until `npx rivulet release`.',
  ]
}

/** "412 kB", "1.3 MB". */
function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
