/**
 * What a person wants and what became of it, for objects of any kind: drafts, operations, journal.
 * An object is named by object_kind (shared/contract/object.ts) and object_id: Stripe's id, or a
 * local one until Stripe has given its own (shared/domain/local-id.ts). parent_id: of a price, its
 * product.
 */
export const workTables = /* sql */ `
-- A set of drafts. One is in work: it alone is seen, edited, undone and published. The first (no
-- name) is made with the database.
CREATE TABLE change_set (
  id INTEGER PRIMARY KEY,
  name TEXT,
  in_work INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX change_set_in_work ON change_set (in_work) WHERE in_work = 1;

-- What the person wants of an object that exists only here, or is to be deleted.
CREATE TABLE draft_object (
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  parent_id TEXT,
  intent TEXT NOT NULL CHECK (intent IN ('create', 'delete')),
  -- what rides along with a create (JSON), e.g. a product's first price
  attached TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, object_kind, object_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_object_by_object ON draft_object (object_kind, object_id);
CREATE INDEX draft_object_by_parent ON draft_object (parent_id) WHERE parent_id IS NOT NULL;

-- One changed field: the value wanted, and the base value it was made on (for the merge).
CREATE TABLE draft_field (
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  path TEXT NOT NULL,
  base TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, object_kind, object_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_field_by_object ON draft_field (object_kind, object_id);

CREATE TABLE field_conflict (
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  path TEXT NOT NULL,
  base TEXT NOT NULL,
  mine TEXT NOT NULL,
  theirs TEXT NOT NULL,
  theirs_at INTEGER,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, object_kind, object_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_conflict_by_object ON field_conflict (object_kind, object_id);

-- What stands in the editor of a price and is no price yet. mode: how the editor was opened
-- (shared/domain/price-typing.ts); price_id '' for a new price. body: JSON, checked when it is read.
CREATE TABLE price_typing (
  product_id TEXT NOT NULL,
  mode TEXT NOT NULL,
  price_id TEXT NOT NULL,
  body TEXT NOT NULL,
  typed_at INTEGER NOT NULL,
  PRIMARY KEY (product_id, mode, price_id)
) STRICT, WITHOUT ROWID;

-- Undo and redo of local changes of one set, oldest first: what a person did in one go, on one
-- object or many. name: of the first, to say what would be undone. undone: 0 = can be undone,
-- 1 = can be redone.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL REFERENCES change_set (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  object_count INTEGER NOT NULL,
  -- what is counted to the person: cells of the grid, else objects
  item_count INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_undone ON edit (change_set_id, undone, id);

-- What an edit touched. path null: the object as a whole. under, before, after are JSON.
-- creates: the edit makes this object or takes it away, so it needs none in Stripe.
CREATE TABLE edit_step (
  edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  creates INTEGER NOT NULL,
  path TEXT,
  under TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (edit_id, seq)
) STRICT;
CREATE INDEX edit_step_by_object ON edit_step (object_kind, object_id);

-- What Stripe called what was made here under a local id: an older copy may still speak of that.
CREATE TABLE given_id (
  local_id TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (object_kind, local_id)
) STRICT, WITHOUT ROWID;

-- Which object of another catalog (an account and mode, or a backup) is which of this one, from
-- copies: by its own id where that was free, else by the one it was given.
CREATE TABLE copied_object (
  source TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  PRIMARY KEY (source, object_kind, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE publish (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'cancelled')),
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

-- One frozen request. params never change after the first sending: same key = same bytes, for ever.
CREATE TABLE operation (
  id TEXT PRIMARY KEY,
  publish_id INTEGER NOT NULL REFERENCES publish (id),
  seq INTEGER NOT NULL,
  -- whose drafts it was made of, and gives back to when it is refused
  change_set_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  parent_id TEXT,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  params TEXT NOT NULL,
  -- the fields it carries: path, base, value (JSON), to show, to merge and to thaw
  changes TEXT NOT NULL,
  -- its object was on sale when this was reviewed: archived since, the person has to be asked
  on_sale INTEGER NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  -- what must be settled first; when that is refused, this is given back with it
  after_operation TEXT REFERENCES operation (id),
  state TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'applied', 'rejected', 'conflicted', 'unknown', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  frozen_at INTEGER NOT NULL,
  first_sent_at INTEGER,
  settled_at INTEGER,
  error TEXT,
  request_id TEXT,
  -- the id that Stripe gave: of a price, a portal configuration, a file
  result_id TEXT,
  -- of an update: whether the event of it showed that nothing else was overwritten (design, Sync 5);
  -- null until that event has come
  overwrite_check TEXT CHECK (overwrite_check IN ('clear', 'overwrote', 'unchecked'))
) STRICT;
CREATE INDEX operation_unchecked ON operation (idempotency_key)
  WHERE state = 'applied' AND overwrite_check IS NULL;
CREATE INDEX operation_by_state ON operation (state, publish_id, seq);
CREATE INDEX operation_by_object ON operation (object_kind, object_id);
CREATE INDEX operation_by_parent ON operation (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  publish_id INTEGER,
  operation_id TEXT,
  object_kind TEXT,
  object_id TEXT,
  parent_id TEXT,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL,
  error TEXT,
  request_id TEXT,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_object ON journal (object_kind, object_id, id);

INSERT INTO change_set (id, name, in_work, created_at) VALUES (1, NULL, 1, 0);
`;
