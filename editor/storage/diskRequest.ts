import { type Reason, unexpected, unreachable } from './diskTexts.ts'

/** An answer of the server with its content, or why there is none. */
export type Answer = { readonly kind: 'answer'; readonly status: number; readonly value: Readonly<Record<string, unknown>> } | Failed

export interface Failed {
  readonly kind: 'failed'
  readonly reason: Reason
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface RequestOptions {
  readonly fetch: Fetch
  /** Waits before asking again when nothing answers, in milliseconds. */
  readonly waits: readonly number[]
}

/** Longer than the slowest disk takes, in milliseconds. */
const patience = 20_000

/**
 * Asks the server, again where nothing answers: a request that was carried out, though its answer was lost, may be made
 * twice, since the server knows a content that is there already.
 */
export async function request(url: string, init: RequestInit, { fetch, waits }: RequestOptions): Promise<Answer> {
  for (const wait of [...waits, null]) {
    try {
      return await answerOf(await fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(patience) }))
    } catch {
      if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return { kind: 'failed', reason: unreachable }
}

/** Rejects where the connection breaks off within the answer. */
async function answerOf(response: Response): Promise<Answer> {
  const value = objectOf(await response.text())
  if (value === null) return { kind: 'failed', reason: unexpected(response.status) }
  return { kind: 'answer', status: response.status, value }
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** The reason that the server gives in an answer. */
export function reasonIn(status: number, value: unknown): Reason {
  const { code, values, message } = (value ?? {}) as Partial<Reason>
  if (typeof code !== 'string' || typeof message?.zh !== 'string' || typeof message.en !== 'string') return unexpected(status)
  return { code, values: values ?? {}, message }
}
