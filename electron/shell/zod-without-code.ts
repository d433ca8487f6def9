import { z } from 'zod';

// Making code for each schema at its first use costs more than it saves: 10 ms of every start.
z.config({ jitless: true });
