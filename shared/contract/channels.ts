/** The one channel calls travel on; its promise always resolves to a Result. */
export const INVOKE_CHANNEL = 'countertop:invoke';
/** The one channel main speaks on unasked: events, and progress of streams. */
export const EVENT_CHANNEL = 'countertop:event';
/** The key window's only procedure: the key, inwards, once. No other window has a handler for it. */
export const KEY_CHANNEL = 'countertop:key';

/** Where main writes the language into the window's page: its words are read before main is asked for anything. */
export const LANGUAGE_META = 'countertop-language';
