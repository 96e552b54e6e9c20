import type { IncomingMessage } from 'node:http'
import { failure } from './failure.ts'

export const readingMethods = ['GET', 'HEAD']

export function requireMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (!allowed.includes(method)) throw failure('request.method', { method, allowed: allowed.join(', ') })
}
