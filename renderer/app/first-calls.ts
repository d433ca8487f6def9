import { LANGUAGE_META } from '#shared/contract/channels.ts';
import { FIRST_QUERY } from '#renderer/features/catalog/first-query.ts';
import { askEarly, forgetEarly, on } from '#renderer/bridge/client.ts';
import { readMessages } from '#renderer/i18n/read-messages.ts';

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

const language = document.querySelector<HTMLMetaElement>(`meta[name="${LANGUAGE_META}"]`)?.content;
void readMessages(language === 'ja' ? 'ja' : 'en');
