import { error } from './message.ts'

export const tableMessages = {}
