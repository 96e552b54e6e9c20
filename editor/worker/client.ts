import { createServiceWorker } from '#workers'
import { type ConnectOptions, connect, type ServiceClient } from './connection.ts'

/** Connects the page with a service in a web worker. */
export const connectService = (options: Omit<ConnectOptions, 'start'>): ServiceClient => connect({ ...options, start: createServiceWorker })
