import EditorWorker from 'monaco-editor/editor/editor.worker?worker&inline'
import ServiceWorker from './worker.ts?worker&inline'

/** The web workers inside the page, which may be a file on disk. */
export const createServiceWorker = (): Worker => new ServiceWorker()
export const createEditorWorker = (): Worker => new EditorWorker()
