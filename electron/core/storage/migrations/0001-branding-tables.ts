/** Brands that are drafted here, and what was read of the live one. */
export const brandingTables = /* sql */ `
-- fields: the brand as JSON, its pictures by hash. deleted_at: can be brought back until the next start.
CREATE TABLE brand_draft (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fields TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- What can be undone of a draft, oldest first: its fields before and after. undone: 1 = can be redone.
CREATE TABLE brand_step (
  id INTEGER PRIMARY KEY,
  draft_id INTEGER NOT NULL REFERENCES brand_draft (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX brand_step_by_draft ON brand_step (draft_id, undone, id);

-- The live brand of a mode as last read: JSON of the reading, its pictures by hash.
CREATE TABLE brand_reading (
  mode TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE brand_image (
  sha256 TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  bytes BLOB NOT NULL
) STRICT;
`;
