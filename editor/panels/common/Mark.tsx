/** Whether something is as expected: a shape, with words for those who don't see it. */
export function Mark({ passed, label }: { readonly passed: boolean; readonly label: string }) {
  return (
    <svg className={passed ? 'mark pass' : 'mark fail'} width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={label}>
      <path d={passed ? 'M1.5 6.5l3 3 6-7' : 'M2 2l8 8M10 2l-8 8'} fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  )
}
