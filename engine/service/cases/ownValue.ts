/** What a record holds under a name that people chose: nothing for names that every object knows, such as __proto__. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
