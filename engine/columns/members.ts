import type { Program } from '../program/program.ts'

/** The places of members in their enumerations, and back. */
export class Members {
  private readonly lists: ReadonlyMap<string, readonly string[]>
  private readonly places: ReadonlyMap<string, ReadonlyMap<string, number>>

  constructor({ enumerations }: Program) {
    this.lists = new Map(enumerations.map(({ name, members }) => [name, members]))
    this.places = new Map(enumerations.map(({ name, members }) => [name, new Map(members.map((member, place) => [member, place]))]))
  }

  placesOf(enumeration: string): ReadonlyMap<string, number> {
    return this.places.get(enumeration) ?? new Map()
  }

  /** The member's place; −1 for none, which is equal to no cell. */
  place(enumeration: string, member: string): number {
    return this.places.get(enumeration)?.get(member) ?? -1
  }

  of(enumeration: string): readonly string[] {
    return this.lists.get(enumeration) ?? []
  }
}
