// What runs in each thread of a crew: the job that it was started with. A fault ends the thread, and the crew hears of it.
import { parentPort, workerData } from 'node:worker_threads'
import type { JobModule, Order, Report, Start } from './protocol.ts'

const { module, setup } = workerData as Start
const { begin } = (await import(module)) as JobModule<unknown, unknown, unknown>
const job = begin(setup)
const report = (said: Report) => parentPort?.postMessage(said)

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'finish') return report({ kind: 'finished', result: job.finish() })
  job.take(order.part)
  report({ kind: 'taken' })
})
report({ kind: 'ready' })
