export { type JsonSchema, programSchema, schemaId } from './jsonSchema.ts'
