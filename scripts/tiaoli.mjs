#!/usr/bin/env node
// The `tiaoli` command. In the repository it runs the sources, so that nothing is ever stale; the package, which holds
// no sources, runs what was built. npx links this file and not one of dist/: it must exist before the first build.
import { existsSync } from 'node:fs'
import module from 'node:module'

const source = new URL('../engine/hosts/cli/main.ts', import.meta.url)
const built = new URL('../dist/engine/hosts/cli/main.js', import.meta.url)
const runsTypeScript = Boolean(process.features.typescript)

module.enableCompileCache?.()
await import((runsTypeScript && existsSync(source) ? source : built).href)
