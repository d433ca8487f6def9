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
  id TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  body TEXT NOT NULL,
  scan INTEGER NOT NULL DEFAULT 0,
  -- which read or write it is from, in the order they were asked for; pulled_at is to show alone
  read_seq INTEGER NOT NULL,
  pulled_at INTEGER NOT NULL,
  -- Stripe has it no more; kept while it is being edited or sent
  gone_at INTEGER
) STRICT;

CREATE TABLE price (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL,
  active INTEGER NOT NULL,
  created INTEGER NOT NULL,
  body TEXT NOT NULL,
  scan INTEGER NOT NULL DEFAULT 0,
  -- which read or write it is from, in the order they were asked for; pulled_at is to show alone
  read_seq INTEGER NOT NULL,
  pulled_at INTEGER NOT NULL
) STRICT;
CREATE INDEX price_by_product ON price (product_id);

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

-- Undo and redo of local changes, oldest first: what a person did in one go, on one product or many.
-- name: of the first product, to say what would be undone. undone: 0 = can be undone, 1 = redone.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  product_count INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_undone ON edit (undone, id);

-- What an edit touched. path null: the object as a whole. under, before, after are JSON.
-- creates: the edit makes this product or takes it away, so it needs none in Stripe.
CREATE TABLE edit_step (
  edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  creates INTEGER NOT NULL,
  path TEXT,
  under TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (edit_id, seq)
) STRICT;

-- An image file queued for upload: one upload and one link for one content, whoever uses it.
CREATE TABLE image (
  sha256 TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  mime TEXT NOT NULL,
  upload BLOB NOT NULL,
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

-- One row for each visible product (base with operations and drafts over it): what views sort and
-- filter by, and what its marks are. Kept by reindexProducts, in the transaction of the change.
CREATE TABLE product_index (
  -- never used again: open views hold row numbers
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id TEXT NOT NULL UNIQUE,
  -- folded so that plain byte order is the order people expect (name-key.ts)
  name_key TEXT NOT NULL,
  price_key TEXT,
  tax_code TEXT,
  -- Stripe's time; for a new product later than any
  updated INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  is_new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  deleting INTEGER NOT NULL
) STRICT;
CREATE INDEX product_index_by_name ON product_index (name_key);
CREATE INDEX product_index_by_price ON product_index (price_key, name_key);
CREATE INDEX product_index_by_status ON product_index (archived, name_key);
CREATE INDEX product_index_by_tax_code ON product_index (tax_code, name_key);
CREATE INDEX product_index_by_updated ON product_index (updated, name_key);
CREATE INDEX product_index_changed ON product_index (name_key) WHERE changed = 1;
CREATE INDEX product_index_conflict ON product_index (name_key) WHERE conflict = 1;

-- Search over every text field, ids, lookup keys and metadata; text is folded (NFKC, case, width).
CREATE TABLE search_text (
  row INTEGER PRIMARY KEY REFERENCES product_index (row) ON DELETE CASCADE,
  text TEXT NOT NULL,
  price_text TEXT NOT NULL
) STRICT;
-- Both indexes hold two documents a product, rowid = 2 * row for its own text and 2 * row + 1 for
-- that of its prices: prices are pulled later, and replacing a document is dear.
-- Words of three characters and more.
CREATE VIRTUAL TABLE search_trigram USING fts5 (
  text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1);
-- Words of one or two characters (税, 商品): pairs that are not plain ASCII; one character is a prefix.
CREATE VIRTUAL TABLE search_pair USING fts5 (
  pairs, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'", prefix = '1',
  detail = none, content = '', contentless_delete = 1);

INSERT INTO change_set (id, name, active, created_at) VALUES (1, NULL, 1, 0);
`;
