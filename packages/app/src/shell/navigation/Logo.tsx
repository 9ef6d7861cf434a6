/** A gantry crane over a track: two legs, a beam, and the load that it carries. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" height={28} width={28} aria-hidden>
      <g fill="none" stroke="currentColor" strokeWidth={3}>
        <path d="M2 7h28" strokeLinecap="round" />
        <path d="M7 7v20M25 7v20" />
        <path d="M4 27h6M22 27h6" strokeLinecap="round" />
        <path d="M16 7v6" strokeWidth={2} />
      </g>
      <rect x={11} y={13} width={10} height={8} rx={1.5} fill="#f5a524" />
    </svg>
  );
}
