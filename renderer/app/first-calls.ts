import { FIRST_QUERY } from '#renderer/features/catalog/first-query.ts';
import { askEarly, forgetEarly, on } from '#renderer/bridge/client.ts';

// What the first screen shows, asked while the rest of the window's code is still read.
askEarly('app.getState');
askEarly('account.list');
askEarly('sync.getStatus');
askEarly('catalog.openView', FIRST_QUERY);
askEarly('catalog.listSavedViews');
askEarly('catalog.listTaxCodes');
askEarly('catalog.getCounts');
askEarly('catalog.getUndoState');
on('catalog.changed', forgetEarly);
