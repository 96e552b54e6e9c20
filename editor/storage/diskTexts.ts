/** Why something was not done, as the server says it: codes are stable, sentences are not. */
export interface Reason {
  readonly code: string
  readonly values: Readonly<Record<string, unknown>>
  readonly message: { readonly zh: string; readonly en: string }
}

/** What the page says itself, where no answer of the server's says it. */
export const unreachable: Reason = {
  code: 'server.unreachable',
  values: {},
  message: {
    zh: '连不上 tiaoli serve，可能已经结束；文字还在这里，请重新运行 tiaoli serve 后再保存',
    en: 'tiaoli serve cannot be reached; it may have ended. The text is still here: start it again, then save',
  },
}

export function unnameable(path: string): Reason {
  return {
    code: 'path.notAllowed',
    values: { path },
    message: { zh: `“${path}”不能作为文件的名字`, en: `"${path}" cannot be the name of a file` },
  }
}

export function unexpected(status: number): Reason {
  return {
    code: 'server.answer',
    values: { status },
    message: {
      zh: `服务的回答读不懂（HTTP ${status}）；文字还在这里`,
      en: `the server's answer cannot be read (HTTP ${status}). The text is still here`,
    },
  }
}
