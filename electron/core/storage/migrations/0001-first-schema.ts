/**
 * The tables of design.md, "Storage" and "Sync". Words: base = product, price; draft; publish;
 * operation; journal. Money in minor units, Stripe's times in seconds, ours (`_at`) in milliseconds.
 */
export const firstSchema = /* sql */ `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- base: the last known server copy. body is the whole Stripe object, unknown fields kept.
CREATE TABLE product (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  active INTEGER NOT NULL,
  tax_code TEXT,
  default_price_id TEXT,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  body TEXT NOT NULL,
  scan INTEGER NOT NULL DEFAULT 0,
  pulled_at INTEGER NOT NULL
) STRICT;

CREATE TABLE price (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL,
  active INTEGER NOT NULL,
  currency TEXT NOT NULL,
  unit_amount_minor INTEGER,
  lookup_key TEXT,
  created INTEGER NOT NULL,
  body TEXT NOT NULL,
  scan INTEGER NOT NULL DEFAULT 0,
  pulled_at INTEGER NOT NULL
) STRICT;
CREATE INDEX price_by_product ON price (product_id);
CREATE INDEX price_by_lookup_key ON price (lookup_key) WHERE lookup_key IS NOT NULL;

CREATE TABLE tax_code (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  pulled_at INTEGER NOT NULL
) STRICT;

-- A named set of drafts (put aside or in work); the first set is made with the database.
CREATE TABLE change_set (
  id INTEGER PRIMARY KEY,
  name TEXT,
  active INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What the person wants of an object that exists only here, or is to be deleted.
CREATE TABLE draft_object (
  product_id TEXT PRIMARY KEY,
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  intent TEXT NOT NULL CHECK (intent IN ('create', 'delete')),
  first_price TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- One changed field: the value wanted, and the base value it was made on (for the merge).
CREATE TABLE draft_field (
  product_id TEXT NOT NULL,
  path TEXT NOT NULL,
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  base TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (product_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE field_conflict (
  product_id TEXT NOT NULL,
  path TEXT NOT NULL,
  base TEXT NOT NULL,
  mine TEXT NOT NULL,
  theirs TEXT NOT NULL,
  theirs_at INTEGER,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (product_id, path)
) STRICT, WITHOUT ROWID;

-- Undo and redo of local changes. state: the draft rows of the touched products, before and after.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  product_id TEXT NOT NULL,
  name TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT;

-- An image file queued for upload: one upload and one link for one content, whoever uses it.
CREATE TABLE image (
  sha256 TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  mime TEXT NOT NULL,
  upload BLOB NOT NULL,
  thumbnail BLOB NOT NULL,
  file_id TEXT,
  link_url TEXT,
  queued_at INTEGER NOT NULL
) STRICT;

CREATE TABLE publish (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'cancelled')),
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

-- One frozen request. params never change after insert: same key = same bytes, for ever.
CREATE TABLE operation (
  id TEXT PRIMARY KEY,
  publish_id INTEGER NOT NULL REFERENCES publish (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  product_id TEXT NOT NULL,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  params TEXT NOT NULL,
  -- the fields it carries: path, base, value (JSON), to show, to merge and to thaw
  changes TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  after_operation TEXT REFERENCES operation (id),
  state TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'applied', 'rejected', 'conflicted', 'unknown', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  frozen_at INTEGER NOT NULL,
  first_sent_at INTEGER,
  settled_at INTEGER,
  error TEXT,
  request_id TEXT
) STRICT;
CREATE INDEX operation_by_state ON operation (state, publish_id, seq);
CREATE INDEX operation_by_product ON operation (product_id);

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  publish_id INTEGER,
  operation_id TEXT,
  product_id TEXT,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL,
  error TEXT,
  request_id TEXT,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_product ON journal (product_id, id);

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

-- Search over every text field, ids, lookup keys and metadata; text is folded (NFKC, case, width).
-- The visible text (base with drafts over it) is indexed under the same rowid as search_row.
CREATE TABLE search_row (
  row INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE search_trigram USING fts5 (text, tokenize = 'trigram', content = '', contentless_delete = 1);
-- Words of one or two characters (税, 商品): bigrams as tokens, with a prefix index for one.
CREATE VIRTUAL TABLE search_bigram USING fts5 (grams, tokenize = 'unicode61', prefix = '1', detail = none, content = '', contentless_delete = 1);

INSERT INTO change_set (id, name, active, created_at) VALUES (1, NULL, 1, 0);
`;
