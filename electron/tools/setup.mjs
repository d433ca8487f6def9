import { runMain } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

await runMain(() => setUp({ purpose: 'test' }));
