#!/usr/bin/env node
// `node bin/preview.js [--port N] [--theme FILE]`: every email in the browser. Plain JavaScript that any Node can read.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `preview: this is Node ${process.versions.node}, and 22.19 or newer is needed: use \`npm run preview\`.`,
  )
  process.exitCode = 1
} else {
  const { register } = await import('tsx/esm/api')
  process.env.NODE_ENV ??= 'production'
  if (existsSync('.env')) process.loadEnvFile('.env')
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
  const { main } = await import('../src/preview/main.ts')
  process.once('disconnect', () => process.exit())
  process.exitCode = await main({
    args: process.argv.slice(2),
    databaseUrl: process.env.DATABASE_URL ?? 'file:./data/rivulet.db',
    script: fileURLToPath(import.meta.url),
    tell: process.send ? (word) => process.send(word) : null,
  })
}
