import type { Language } from '../../index.ts'

/** What the server says where a request cannot be met; in both languages, since the page chooses its own. */
const zh = {
  'request.host': (v: { host: string }) => `本服务只回答本机的请求（127.0.0.1 或 localhost），不回答“${v.host}”`,
  'request.origin': () => '这个请求来自别的网页，没有执行',
  'request.method': (v: { method: string; allowed: string }) => `这个地址不能用 ${v.method}，只能用 ${v.allowed}`,
  'request.unknown': (v: { path: string }) => `没有 ${v.path} 这个地址`,
  'request.notJson': () => '请求的内容不是 JSON，没有写入任何文件',
  'request.noText': () => '请求里缺少 text（文件的内容），没有写入任何文件',
  'request.tooLarge': (v: { limit: number }) => `请求超过 ${v.limit} MiB，没有写入任何文件`,
  'request.noVersion': () => '没有写明以哪一版为基础（If-Match 或 If-None-Match: *），没有写入任何文件',
  'request.noClient': () => '缺少 client（这个页面的编号）',

  'path.notAllowed': (v: { path: string }) =>
    `“${v.path}”不能作为通知文件的名字；请用 .md、.tiaoli 或 .json，名字里不要有 \\ : * ? " < > |，也不要以点开头`,
  'path.outside': (v: { path: string }) => `“${v.path}”通向文件夹以外，不读也不写`,
  'path.underFile': (v: { path: string }) => `“${v.path}”的上一级是文件，不是文件夹`,

  'file.missing': (v: { path: string }) => `“${v.path}”不在文件夹里，可能已被删除或改名`,
  'file.changed': (v: { path: string }) => `“${v.path}”已被别的程序改动，没有覆盖`,
  'file.exists': (v: { path: string }) => `“${v.path}”已经存在，没有覆盖`,
  'file.isFolder': (v: { path: string }) => `“${v.path}”是文件夹，不是文件`,
  'file.inUse': (v: { path: string }) => `“${v.path}”正被别的程序占用，关闭那个程序后再保存`,
  'file.notUnicode': (v: { path: string }) => `要写入“${v.path}”的内容里有残缺的字符（半个代理对），没有写入`,

  'disk.full': () => '磁盘已满，没有保存；请腾出空间后再试。内容仍在编辑器里',
  'disk.readOnly': () => '文件夹所在的磁盘是只读的，没有保存。内容仍在编辑器里',
  'disk.denied': (v: { path: string }) => `没有读写“${v.path}”的权限`,
  'disk.failed': (v: { path: string; reason: string }) => `读写“${v.path}”时出错：${v.reason}`,

  'folder.gone': () => '所打开的文件夹不见了，可能已被删除或改名',
  'folder.tooLarge': (v: { limit: number }) => `文件夹里的东西太多，只看了前 ${v.limit} 项；请打开小一些的文件夹`,
  'editor.missing': () => '编辑器还没有构建；请在仓库里运行 npm run build，然后重新打开本页',
  'server.fault': () => '服务自身出错，请求没有完成',
}

export type FailureTexts = typeof zh
export type FailureCode = keyof FailureTexts
export type FailureValues<C extends FailureCode> = Parameters<FailureTexts[C]> extends [infer V] ? V : Readonly<Record<string, never>>

const en: FailureTexts = {
  'request.host': (v) => `this server answers requests of this machine only (127.0.0.1 or localhost), not "${v.host}"`,
  'request.origin': () => 'this request comes from another page and was not carried out',
  'request.method': (v) => `${v.method} cannot be used on this address, only ${v.allowed}`,
  'request.unknown': (v) => `there is no address ${v.path}`,
  'request.notJson': () => 'the request holds no JSON; nothing was written',
  'request.noText': () => 'the request lacks text (what the file is to hold); nothing was written',
  'request.tooLarge': (v) => `the request is larger than ${v.limit} MiB; nothing was written`,
  'request.noVersion': () => 'the request does not say which version it builds on (If-Match or If-None-Match: *); nothing was written',
  'request.noClient': () => 'client (the number of this page) is missing',

  'path.notAllowed': (v) =>
    `"${v.path}" cannot be the name of a notice file; use .md, .tiaoli or .json, none of \\ : * ? " < > | in the name, and no dot before it`,
  'path.outside': (v) => `"${v.path}" leads out of the folder; it is neither read nor written`,
  'path.underFile': (v) => `what stands above "${v.path}" is a file, not a folder`,

  'file.missing': (v) => `"${v.path}" is not in the folder; it may have been deleted or renamed`,
  'file.changed': (v) => `"${v.path}" was changed by another program; it was not overwritten`,
  'file.exists': (v) => `"${v.path}" exists already; it was not overwritten`,
  'file.isFolder': (v) => `"${v.path}" is a folder, not a file`,
  'file.inUse': (v) => `"${v.path}" is in use by another program; close that and save again`,
  'file.notUnicode': (v) => `what was to be written to "${v.path}" holds half a character (a lone surrogate); it was not written`,

  'disk.full': () => 'the disk is full; nothing was saved. Make room and try again: the text is still in the editor',
  'disk.readOnly': () => 'the disk of the folder is read-only; nothing was saved. The text is still in the editor',
  'disk.denied': (v) => `there is no permission to read or write "${v.path}"`,
  'disk.failed': (v) => `reading or writing "${v.path}" failed: ${v.reason}`,

  'folder.gone': () => 'the folder that was opened is gone; it may have been deleted or renamed',
  'folder.tooLarge': (v) => `the folder holds too much; only the first ${v.limit} entries were seen. Open a smaller one`,
  'editor.missing': () => 'the editor is not built yet; run npm run build in the repository and load this page again',
  'server.fault': () => 'the server itself failed; the request was not completed',
}

export const texts: Readonly<Record<Language, FailureTexts>> = { zh, en }
