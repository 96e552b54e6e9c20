/** The little triangle of something that opens and closes. */
export function Twist({ open }: { readonly open: boolean }) {
  return (
    <svg className="twist" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={open ? 'M1 3h8L5 8z' : 'M3 1v8l5-4z'} fill="currentColor" />
    </svg>
  )
}
