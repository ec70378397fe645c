/** The sign of Baton. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
    <rect width="20" height="20" rx="5.5" fill="var(--accent)" />
    <g transform="rotate(-38 10 10)">
      <rect x="3" y="7.9" width="14" height="4.2" rx="2.1" fill="var(--on-accent)" />
      <path d="M8.2 7.9v4.2M11.8 7.9v4.2" stroke="var(--accent)" strokeWidth="1.3" />
    </g>
  </svg>
)
