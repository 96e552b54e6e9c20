import type { IncomingMessage } from 'node:http'
import { sizeLimit } from '../sourceText.ts'
import { failure } from './failure.ts'

/** A text of the largest size still fits when JSON writes every line end as two bytes. In bytes. */
const bodyLimit = 2 * sizeLimit + 1024

/** The client went away before it had said all; there is nobody to answer. */
export class Aborted extends Error {}

/** The text that a request asks to be written: `{"text": "…"}`. */
export async function textOfBody(request: IncomingMessage): Promise<string> {
  const value = parsed(await bytesOfBody(request))
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined
  if (typeof text !== 'string') throw failure('request.noText', {})
  return text
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    throw failure('request.notJson', {})
  }
}

/** All bytes; those beyond the limit are read and dropped, so that the client hears the answer. */
function bytesOfBody(request: IncomingMessage): Promise<Uint8Array> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw failure('request.notJson', {})
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bodyLimit) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () =>
      size <= bodyLimit
        ? resolve(Buffer.concat(chunks))
        : reject(failure('request.tooLarge', { limit: Math.floor(bodyLimit / 1024 / 1024) })),
    )
    request.on('error', () => reject(new Aborted()))
    request.on('close', () => reject(new Aborted()))
  })
}
