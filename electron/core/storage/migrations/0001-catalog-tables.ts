/** Products and prices as Stripe has them, and what views and searches go by. */
export const catalogTables = /* sql */ `
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
  pulled_at INTEGER NOT NULL,
  -- as of a product
  gone_at INTEGER
) STRICT;
CREATE INDEX price_by_product ON price (product_id);
-- Who holds a key: asked for each price that is to have one.
CREATE INDEX price_by_lookup_key ON price (body ->> '$.lookup_key') WHERE body ->> '$.lookup_key' IS NOT NULL;
-- Those that a portal can offer (plan-catalog.ts): few in a shop of goods, and looked for at each key pressed.
CREATE INDEX price_listable ON price (product_id)
  WHERE active = 1 AND gone_at IS NULL AND body ->> '$.recurring.usage_type' = 'licensed';

CREATE TABLE tax_code (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  pulled_at INTEGER NOT NULL
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
`;
