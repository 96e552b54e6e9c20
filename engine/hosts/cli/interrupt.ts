/** 128 + SIGINT, as shells count. */
const interrupted = 130
let ending: (() => void) | null = null

/** Ctrl+C and SIGTERM: ends the command in its own way where it has one, and at once where it has none or is asked again. */
export function interrupt(): void {
  const end = ending
  ending = null
  if (end) end()
  else process.exit(interrupted)
}

/** Resolves when the process is asked to end. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    ending = resolve
  })
}
