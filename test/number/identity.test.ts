import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../../engine/number/date.ts'
import { checkCharacter, checkIdentity, normalizeIdentity } from '../../engine/number/identity.ts'
import { always, anyDay } from './arbitraries.ts'

describe('identity numbers', () => {
  it.each(['11010519491231002X', '11010519491231002x', '440524188001010014'])('%s is valid', (text) => {
    expect(checkIdentity(text)).toBeNull()
  })

  it.each([
    ['', 'length'],
    ['110105491231002', 'length'],
    ['11010519491231002', 'length'],
    ['11010519491231002XX', 'length'],
    [' 11010519491231002X', 'length'],
    ['1101051949123100２X', 'character'],
    ['11010519491231002Y', 'character'],
    ['1101051949123100X2', 'character'],
    ['X10105194912310021', 'character'],
    ['110105-9491231002X', 'character'],
    ['11010519491231002\n', 'character'],
    ['110105194902300026', 'date'],
    ['110105190002290020', 'date'],
    ['110105194913010020', 'date'],
    ['110105000001010020', 'date'],
    ['110105194912310020', 'check'],
    ['110105194912310029', 'check'],
    ['44052418800101001X', 'check'],
    ['440524188001010041', 'check'],
  ])('%j: %s', (text, fault) => {
    expect(checkIdentity(text)).toBe(fault)
  })

  it('writes a final x in upper case and touches nothing else', () => {
    expect(normalizeIdentity('11010519491231002x')).toBe('11010519491231002X')
    expect(normalizeIdentity('440524188001010014')).toBe('440524188001010014')
    expect(normalizeIdentity(' xx ')).toBe(' xx ')
  })

  // Made-up people carry an address code that was never issued.
  const anyFirst17 = fc
    .tuple(anyDay, fc.nat(999))
    .map(([day, sequence]) => `149999${formatDate(day).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`)
  const withCheck = (first17: string) => first17 + checkCharacter(first17)
  const worth = (character: string) => (character === 'X' ? 10 : Number(character))

  it('is valid with the computed character and with no other', () => {
    always(
      fc.property(anyFirst17, (first17) => {
        const valid = [...'0123456789X'].filter((character) => checkIdentity(first17 + character) === null)
        expect(valid).toEqual([checkCharacter(first17)])
      }),
    )
  })

  it('satisfies ISO 7064 MOD 11-2: place values 2^17 … 2^0 add up to 1 modulo 11', () => {
    always(
      fc.property(anyFirst17, (first17) => {
        const sum = [...withCheck(first17)].reduce((total, character) => (total * 2 + worth(character)) % 11, 0)
        expect(sum).toBe(1)
      }),
    )
  })

  it('never accepts one wrong digit, or two neighbours exchanged', () => {
    always(
      fc.property(anyFirst17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, place, more) => {
        const text = withCheck(first17)
        const [here, next] = [text.charAt(place), text.charAt(place + 1)]
        const mistyped = text.slice(0, place) + ((Number(here) + more) % 10) + text.slice(place + 1)
        const exchanged = text.slice(0, place) + next + here + text.slice(place + 2)
        expect(checkIdentity(mistyped)).not.toBeNull()
        expect(checkIdentity(exchanged) === null).toBe(here === next)
      }),
    )
  })
})
