import EditorWorker from 'monaco-editor/editor/editor.worker?worker&inline'
import Simulator from './simulation/simulator.ts?worker&inline'
import ServiceWorker from './worker.ts?worker&inline'

/** The web workers inside the page, which may be a file on disk. */
export const createServiceWorker = (): Worker => new ServiceWorker()
export const createEditorWorker = (): Worker => new EditorWorker()
export const createSimulator = (): Worker => new Simulator()
