/** The customer portal's configurations, and every state of each that was seen published. */
export const portalTables = /* sql */ `
-- base: body is the whole Stripe object, its plan list expanded (facts 5.1).
CREATE TABLE portal_configuration (
  id TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- which read or write it is from, in the order they were asked for; pulled_at is to show alone
  read_seq INTEGER NOT NULL,
  pulled_at INTEGER NOT NULL,
  gone_at INTEGER
) STRICT;

CREATE TABLE portal_version (
  id INTEGER PRIMARY KEY,
  configuration_id TEXT NOT NULL,
  updated INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX portal_version_by_configuration ON portal_version (configuration_id, id);
`;
