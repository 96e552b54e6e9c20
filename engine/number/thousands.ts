/** A whole number for people, its thousands apart: 1,000,000. */
export const withThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')
