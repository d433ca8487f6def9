/** What Stripe's events tell of objects: who changed what when, and what our own writes met. */
export const historyTables = /* sql */ `
-- One event of Stripe's about one object, as far as refreshes have read them (Stripe keeps 30 days).
CREATE TABLE object_event (
  id TEXT PRIMARY KEY,
  -- Stripe's time, in seconds
  created INTEGER NOT NULL,
  type TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  -- both null for what Stripe did by itself
  request_id TEXT,
  idempotency_key TEXT,
  -- path, before, after (JSON); null where the event cannot be read in our terms
  changes TEXT
) STRICT;
CREATE INDEX object_event_by_object ON object_event (object_kind, object_id, created);

-- Somebody's value that a write of ours replaced between our reading and our writing.
CREATE TABLE overwritten (
  id INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL REFERENCES operation (id),
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  parent_id TEXT,
  title TEXT NOT NULL,
  path TEXT NOT NULL,
  -- what we read, what was there when we wrote, what we wrote (JSON)
  base TEXT NOT NULL,
  lost TEXT NOT NULL,
  written TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'restored', 'dismissed')),
  UNIQUE (operation_id, path)
) STRICT;
CREATE INDEX overwritten_open ON overwritten (id) WHERE state = 'open';
`;
