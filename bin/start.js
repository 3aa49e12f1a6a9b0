import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// React is several times slower without it.
process.env.NODE_ENV ??= 'production'
// The project's own settings, wherever it is called from.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { run } = await import('../src/main.ts')
process.exitCode = await run(process.argv.slice(2))
