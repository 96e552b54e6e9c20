import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { nothing, pagePolicy } from '../engine/hosts/http/headers.ts'

// Two builds of one editor: `vite build` for `tiaoli serve` and any web server, `vite build --mode single` for one HTML file on disk.
export default defineConfig(({ mode }) => {
  const single = mode === 'single'
  const workers = single ? './worker/workersInline.ts' : './worker/workers.ts'
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    plugins: [
      react(),
      firstScript(single),
      ...(single ? [viteSingleFile({ removeViteModuleLoader: true })] : []),
      policyInPage(single ? ofOneFile : () => pagePolicy()),
      ...(single ? [] : [keptOffline()]),
    ],
    resolve: { alias: { '#workers': fileURLToPath(new URL(workers, import.meta.url)) } },
    define: { 'import.meta.env.TIAOLI_VERSION': JSON.stringify(version()) },
    // Chromium starts no module worker from a file on disk.
    worker: { format: single ? 'iife' : 'es' },
    build: {
      outDir: fileURLToPath(new URL(single ? '../dist/editor-single' : '../dist/editor', import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
      // Monaco alone has four; it is served by this machine and kept by it.
      chunkSizeWarningLimit: 6000,
    },
  }
})

/** `first.js` at the head of the page: a file of its own where the policy allows no other, in the page where it is the only file. */
function firstScript(single: boolean): Plugin {
  const text = readFileSync(new URL('./first.js', import.meta.url), 'utf8')
  const fileName = `assets/first-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`
  return {
    name: 'tiaoli:first-script',
    buildStart() {
      if (!single) this.emitFile({ type: 'asset', fileName, source: text })
    },
    transformIndexHtml: (html) => {
      const script = single ? `<script>${text}</script>` : `<script src="./${fileName}"></script>`
      return html.replace('<title>', () => `${script}\n    <title>`)
    },
  }
}

/** The service worker beside the page, with the list of the files of this build, which are what it keeps. */
function keptOffline(): Plugin {
  return {
    name: 'tiaoli:kept-offline',
    buildStart() {
      this.emitFile({ type: 'chunk', id: fileURLToPath(new URL('./offline/worker.ts', import.meta.url)), fileName: 'offline.js' })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'))
        const worker = bundle['offline.js']
        const page = bundle['index.html']
        if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('the build holds no page or no service worker')
        const name = createHash('sha256')
          .update([...files, page.source].join('\n'))
          .digest('hex')
          .slice(0, 16)
        worker.code = worker.code.replace('__TIAOLI_BUILD__', () => JSON.stringify({ name, files }))
      },
    },
  }
}

const version = (): string => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

/**
 * The page carries its Content-Security-Policy: one file on disk has no server to send it, and a web server other than `tiaoli serve`
 * may send none.
 */
function policyInPage(policyOf: (html: string) => readonly string[]): Plugin {
  return {
    name: 'tiaoli:policy-in-page',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.html')) file.source = withPolicy(String(file.source), policyOf)
        }
      },
    },
  }
}

const withPolicy = (html: string, policyOf: (html: string) => readonly string[]): string =>
  html.replace(
    '<meta charset="utf-8" />',
    `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policyOf(html).join('; ')}" />`,
  )

/** Scripts by the hash of their text. */
const ofOneFile = (html: string): readonly string[] => [
  ...nothing,
  `script-src ${[...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => `'sha256-${digest(text ?? '')}'`).join(' ')}`,
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
]

const digest = (text: string): string => createHash('sha256').update(text).digest('base64')
