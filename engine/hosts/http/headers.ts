/** Where every policy begins: what it does not allow by name is not allowed. */
export const nothing: readonly string[] = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]

/**
 * What the page may do: run what this server gives, and talk to nobody else. Styles may stand in the page, since Monaco and
 * antd write theirs there; pictures and fonts may be data, which both carry in their style sheets. The page of the build says the
 * same of itself (editor/vite.config.ts).
 */
export const pagePolicy = (scripts = "'self'"): string[] => [
  ...nothing,
  `script-src ${scripts}`,
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
]

/** With what a page can't say of itself. */
const policy = (scripts?: string): string => [...pagePolicy(scripts), "frame-ancestors 'none'"].join('; ')

/** On every answer. Opener and embedder policies isolate the page, so that shared memory can be used in it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/** The script of the simulation's worker, as the build names it. */
const simulator = /^assets\/simulator-[\w-]{8}\.js$/

/**
 * Headers of a file of the editor. A worker obeys the policy of its own script: the simulation's may compile WebAssembly, whose
 * bytes it makes itself, and still evaluate no text; the page and all else may not.
 */
export const headersOf = (name: string): Readonly<Record<string, string>> =>
  simulator.test(name) ? { ...securityHeaders, 'Content-Security-Policy': policy("'self' 'wasm-unsafe-eval'") } : securityHeaders
