// The window's policy forbids `new Function`, which zod probes for when its first schema is made. zod reads its
// settings from here when it is read itself, which is later than the start: so it need not be part of it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
