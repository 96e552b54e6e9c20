import { createServiceWorker, createSimulator } from '#workers'
import { type ConnectOptions, connect, type ServiceClient } from './connection.ts'
import { connectSimulation, type SimulationClient } from './simulation/connection.ts'

/** Connects the page with a service in a web worker. */
export const connectService = (options: Omit<ConnectOptions, 'start'>): ServiceClient => connect({ ...options, start: createServiceWorker })

/** Connects the page with the simulation in a web worker. */
export const connectSimulator = (options: Omit<Parameters<typeof connectSimulation>[0], 'start'>): SimulationClient =>
  connectSimulation({ ...options, start: createSimulator })
