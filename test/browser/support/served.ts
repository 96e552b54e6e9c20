import type { Page } from 'playwright-core'
import { beforeAll } from 'vitest'
import { builtEditor } from './editor.ts'
import { settled } from './notice.ts'
import { type OpenOptions, openPage } from './page.ts'
import { type Served, serveFolder } from './server.ts'

export interface ServedEditor {
  /** Known once the hooks before the tests have run. */
  readonly url: string
  /** A page with the editor, as soon as the results of its notice are there. */
  open(options?: OpenOptions): Promise<Page>
}

/** The built editor, served before the first test of the file until after its last. */
export function servedEditor(): ServedEditor {
  let served: Served
  beforeAll(async () => {
    served = await serveFolder(builtEditor())
    return () => served.close()
  })
  return {
    get url() {
      return served.url
    },
    async open(options) {
      const page = await openPage(served.url, options)
      await settled(page)
      return page
    },
  }
}
