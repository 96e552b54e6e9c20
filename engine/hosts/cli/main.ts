#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import type { Language } from '../../index.ts'
import { runCli } from './cli.ts'
import { interrupt } from './interrupt.ts'
import { processTerminal } from './terminal.ts'

/** The language must be known before the command line is read, since what is said about that is said in it. */
function languageOf(args: readonly string[]): Language {
  const asked = args.findLast((arg, index) => arg === '--lang=en' || arg === '--lang=zh' || args[index - 1] === '--lang')
  return asked === 'en' || asked === '--lang=en' ? 'en' : 'zh'
}

/** Of the package that this file belongs to: three folders up in the sources, four in dist/. */
function packageVersion(): string {
  for (const up of ['../../../package.json', '../../../../package.json']) {
    try {
      return String(JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')).version)
    } catch {
      // Not this one.
    }
  }
  return '0.0.0'
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt)
// A reader that has seen enough (`| head`) closes the pipe: nothing is left to do.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code === 'EPIPE') process.exit()
  throw failure
})

const args = process.argv.slice(2)
process.exitCode = await runCli(args, packageVersion(), processTerminal(languageOf(args)))
