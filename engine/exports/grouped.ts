/** A whole number for people: 1,000,000. */
export const grouped = (number: bigint): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
