#!/usr/bin/env node
// `node bin/bench.js chaos|rate|model|emails|one-click|sign-ups|pages …`: the harnesses. Plain JavaScript that any Node can read.
import { fileURLToPath } from 'node:url'

const harnesses = {
  chaos: '../bench/chaos/main.ts',
  rate: '../bench/rate/main.ts',
  model: '../bench/model/main.ts',
  emails: '../bench/emails/main.ts',
  'one-click': '../bench/one-click/main.ts',
  'sign-ups': '../bench/sign-ups/main.ts',
  pages: '../bench/pages/main.ts',
}
const [name, ...args] = process.argv.slice(2)
const [major, minor] = process.versions.node.split('.').map(Number)
if (!(name in harnesses)) {
  console.error(`bench: say which: ${Object.keys(harnesses).join(' or ')}.`)
  process.exitCode = 2
} else if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `bench: this is Node ${process.versions.node}, and 22.19 or newer is needed: use \`npm run ${name}\`.`,
  )
  process.exitCode = 1
} else {
  const { register } = await import('tsx/esm/api')
  process.env.NODE_ENV ??= 'production'
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
  const { main } = await import(harnesses[name])
  process.exitCode = await main(args)
}
