const found = import.meta.glob<string>(['../policies/**/*.{md,tiaoli}', '../policies/**/{simulation,population}.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The notices that the editor brings with it, by their path in the workspace. */
export const samples: readonly (readonly [string, string])[] = Object.entries(found).map(([path, text]) => [
  path.replace('../policies/', ''),
  text,
])
