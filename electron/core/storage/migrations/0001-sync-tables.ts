/** How far Stripe has been read. */
export const syncTables = /* sql */ `
-- Where a full scan stands: one row for each window of created times of each kind.
CREATE TABLE scan_window (
  scan INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('products', 'prices')),
  from_created INTEGER NOT NULL,
  to_created INTEGER NOT NULL,
  after_id TEXT,
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scan, kind, from_created)
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_event (
  id TEXT PRIMARY KEY,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
