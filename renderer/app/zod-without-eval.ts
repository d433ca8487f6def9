import { z } from 'zod';

// The window's policy forbids `new Function`, which zod probes for when its first schema is made.
// So this is the window's first import.
z.config({ jitless: true });
