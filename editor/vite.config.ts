import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'

// Two builds of one editor: `vite build` for `tiaoli serve` and any web server, `vite build --mode single` for one HTML file on disk.
export default defineConfig(({ mode }) => {
  const single = mode === 'single'
  const workers = single ? './worker/workersInline.ts' : './worker/workers.ts'
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    plugins: [react(), ...(single ? [viteSingleFile({ removeViteModuleLoader: true }), policyForOneFile()] : [])],
    resolve: { alias: { '#workers': fileURLToPath(new URL(workers, import.meta.url)) } },
    worker: { format: 'es' },
    build: {
      outDir: fileURLToPath(new URL(single ? '../dist/editor-single' : '../dist/editor', import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 5000,
    },
  }
})

/** One file on disk has no server to send its Content-Security-Policy: it carries it, with the hash of its own script. */
function policyForOneFile(): Plugin {
  return {
    name: 'tiaoli:policy-for-one-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.html')) file.source = withPolicy(String(file.source))
        }
      },
    },
  }
}

function withPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => `'sha256-${digest(text ?? '')}'`)
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.join(' ')} blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html.replace(
    '<meta charset="utf-8" />',
    `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  )
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64')
