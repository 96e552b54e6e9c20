import { type Diagnostic, render } from '../../index.ts'
import { type FailureCode, type FailureValues, texts } from './texts.ts'

/** Why something was not done, as it goes over the wire. Codes are stable, sentences are not. */
export interface Reason {
  readonly code: string
  readonly values: Readonly<Record<string, unknown>>
  readonly message: { readonly zh: string; readonly en: string }
}

/** HTTP status of every failure. */
const statuses: Readonly<Record<FailureCode, number>> = {
  'request.host': 421,
  'request.origin': 403,
  'request.method': 405,
  'request.unknown': 404,
  'request.notJson': 400,
  'request.noText': 400,
  'request.tooLarge': 413,
  'request.noVersion': 428,
  'request.noClient': 400,
  'path.notAllowed': 400,
  'path.outside': 403,
  'path.underFile': 409,
  'file.missing': 404,
  'file.changed': 412,
  'file.exists': 412,
  'file.isFolder': 409,
  'file.inUse': 423,
  'file.notUnicode': 422,
  'disk.full': 507,
  'disk.readOnly': 403,
  'disk.denied': 403,
  'disk.failed': 500,
  'folder.gone': 410,
  'folder.tooLarge': 413,
  'editor.missing': 503,
  'server.fault': 500,
}

/** A request that cannot be met: its status, its reason, and what else its answer holds. */
export class Failure extends Error {
  readonly status: number
  readonly reason: Reason
  readonly detail: Readonly<Record<string, unknown>>

  constructor(status: number, reason: Reason, detail: Readonly<Record<string, unknown>> = {}) {
    super(reason.message.en)
    this.status = status
    this.reason = reason
    this.detail = detail
  }
}

export function reason<C extends FailureCode>(code: C, values: FailureValues<C>): Reason {
  const said = (language: 'zh' | 'en') => (texts[language][code] as (v: FailureValues<C>) => string)(values)
  return { code, values: values as Record<string, unknown>, message: { zh: said('zh'), en: said('en') } }
}

export function failure<C extends FailureCode>(code: C, values: FailureValues<C>, detail: Readonly<Record<string, unknown>> = {}): Failure {
  return new Failure(statuses[code], reason(code, values), detail)
}

/** What the engine found wrong with a file itself: too large, or no text. */
export function reasonOf(found: Diagnostic): Reason {
  return { code: found.code, values: found.values, message: { zh: render(found, 'zh'), en: render(found, 'en') } }
}

export function sourceFailure(found: Diagnostic): Failure {
  return new Failure(found.code === 'source.tooLarge' ? 413 : 422, reasonOf(found))
}

/** What an error of the file system means for the person who asked for `path`; other errors stay what they are. */
export function diskFailure(error: unknown, path: string): unknown {
  const code = errnoOf(error)
  if (code === null) return error
  switch (code) {
    case 'ENOENT':
      return failure('file.missing', { path })
    case 'EISDIR':
      return failure('file.isFolder', { path })
    case 'ENOTDIR':
      return failure('path.underFile', { path })
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return failure('path.notAllowed', { path })
    case 'ELOOP':
      return failure('path.outside', { path })
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk.full', {})
    case 'EROFS':
      return failure('disk.readOnly', {})
    case 'EBUSY':
    case 'ETXTBSY':
      return failure('file.inUse', { path })
    case 'EACCES':
    case 'EPERM':
      return failure('disk.denied', { path })
    default:
      return failure('disk.failed', { path, reason: code })
  }
}

/** The code of a system error, null for any other. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
