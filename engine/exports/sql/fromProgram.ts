import type { Ability } from '../forms.ts'

/** Spark divides decimals exactly up to 32 digits; the other two could do more. */
export const sqlAbility: Ability = { target: 'sql', largest: 10n ** 32n - 1n, settings: 'open', relations: 'nested' }
