import { error } from './message.ts'

export const typeMessages = {}
