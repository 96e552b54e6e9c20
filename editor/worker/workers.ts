import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import Simulator from './simulation/simulator.ts?worker'
import ServiceWorker from './worker.ts?worker'

/** The web workers as files of their own; `workersInline.ts` is the same for one HTML file. */
export const createServiceWorker = (): Worker => new ServiceWorker()
export const createEditorWorker = (): Worker => new EditorWorker()
export const createSimulator = (): Worker => new Simulator()
