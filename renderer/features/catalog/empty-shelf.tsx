import type { ReactNode } from 'react';

/** A shelf with one place free, drawn in lines. */
export function EmptyShelf(): ReactNode {
  return (
    <svg
      viewBox="0 0 160 96"
      width="160"
      height="96"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
    >
      <path d="M12 44h136M12 84h136M20 8v80M140 8v80" />
      <rect x="32" y="20" width="18" height="24" rx="2" />
      <path d="M62 44V28c0-4 4-6 8-6s8 2 8 6v16z" />
      <rect x="92" y="24" width="26" height="20" rx="2" strokeDasharray="3 3" />
      <path d="M34 84V66h22v18M39 66v-6h12v6M74 84l4-22h14l4 22z" />
    </svg>
  );
}
