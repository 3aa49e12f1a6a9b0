#!/usr/bin/env node
// Plain JavaScript that any Node can read: better-sqlite3 crashes without a word on an old one.
var parts = process.versions.node.split('.').map(Number)
if (parts[0] < 22 || (parts[0] === 22 && parts[1] < 19)) {
  console.error(
    'rivulet: this is Node ' +
      process.versions.node +
      ', and Rivulet needs 22.19 or newer: run it as `npx rivulet` in its folder after `npm ci`, which brings one, or install a newer Node.',
  )
  process.exitCode = 1
} else {
  void import('./start.js')
}
