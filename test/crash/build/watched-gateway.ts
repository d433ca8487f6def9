import { createStripeGateway as createReal } from '#electron/core/stripe/gateway.ts';
import type { CrashPoint } from './points.ts';
import { reach } from './reach.ts';

// Whatever else the module gives, it still gives; what is defined here counts before it.
export * from '#electron/core/stripe/gateway.ts';

/** Long enough for a request to be at the stand-in, which takes longer to answer. */
const ON_THE_WAY_MS = 12;

/** Stands in the place of `createStripeGateway` in the crash build: points around each write. */
export const createStripeGateway: typeof createReal = (parts) => {
  const gateway = createReal(parts);
  const watched = async <T>(call: Promise<T>, onTheWay: CrashPoint, answered: CrashPoint): Promise<T> => {
    const timer = setTimeout(() => reach(onTheWay), ON_THE_WAY_MS);
    const value = await call;
    clearTimeout(timer);
    reach(answered);
    return value;
  };
  return {
    ...gateway,
    send: (request, permit) =>
      watched(gateway.send(request, permit), 'request-on-the-way', 'request-answered'),
    uploadImage: (image) => watched(gateway.uploadImage(image), 'upload-on-the-way', 'upload-answered'),
  };
};
