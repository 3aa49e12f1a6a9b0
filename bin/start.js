import { register } from 'tsx/esm/api'

process.env.NODE_ENV ??= 'production'
register()
const { run } = await import('../src/main.ts')
process.exitCode = await run(process.argv.slice(2))
