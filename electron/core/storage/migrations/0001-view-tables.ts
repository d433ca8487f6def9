/** What a person keeps of the catalog's list. */
export const viewTables = /* sql */ `
-- Search, filter, sort and columns under a name; body is JSON, checked when it is read.
CREATE TABLE saved_view (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
