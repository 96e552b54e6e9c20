import type { ServerResponse } from 'node:http'
import type { Failure } from './failure.ts'
import { securityHeaders } from './headers.ts'

export function answerJson(response: ServerResponse, status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const body = JSON.stringify(value)
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** `{code, values, message: {zh, en}}` and what else belongs to the failure. */
export function answerFailure(response: ServerResponse, { status, reason, detail }: Failure): void {
  const allowed: Record<string, string> = reason.code === 'request.method' ? { Allow: String(reason.values.allowed) } : {}
  answerJson(response, status, { ...reason, ...detail }, allowed)
}
