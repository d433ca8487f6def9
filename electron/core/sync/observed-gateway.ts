import type { Result } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import type { Connection } from './connection.ts';

/** The same gateway, each of whose answers tells the connection what it says of the line. */
export function observeGateway(
  gateway: StripeGateway,
  connection: Connection,
  isCurrent: () => boolean,
): StripeGateway {
  function watched<A extends unknown[], T>(
    call: (...args: A) => Promise<Result<T>>,
  ): (...args: A) => Promise<Result<T>> {
    return async (...args) => {
      const answer = await call(...args);
      // A key that was replaced may still be refused; that is no news of the new one.
      if (isCurrent()) connection.observe(answer.ok ? null : answer.error);
      return answer;
    };
  }

  const { customers } = gateway;
  return {
    ...gateway,
    customers: {
      list: watched(customers.list),
      search: watched(customers.search),
      read: watched(customers.read),
      subscriptions: watched(customers.subscriptions),
      subscriptionsOfPrice: watched(customers.subscriptionsOfPrice),
      portalConfigurations: watched(customers.portalConfigurations),
    },
    retrieveAccount: watched(gateway.retrieveAccount),
    listProducts: watched(gateway.listProducts),
    readProducts: watched(gateway.readProducts),
    readProduct: watched(gateway.readProduct),
    listPrices: watched(gateway.listPrices),
    readPrice: watched(gateway.readPrice),
    findPrice: watched(gateway.findPrice),
    listTaxCodes: watched(gateway.listTaxCodes),
    listEvents: watched(gateway.listEvents),
    portal: {
      ...gateway.portal,
      listConfigurations: watched(gateway.portal.listConfigurations),
      readConfiguration: watched(gateway.portal.readConfiguration),
    },
    findUploadedImage: watched(gateway.findUploadedImage),
    // `send` and `uploadImage` are judged by the outbox: a fault that passes at the second try is no trouble.
  };
}
