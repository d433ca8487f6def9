import fs from 'node:fs';
import path from 'node:path';
import { OpenAPIBackend, type Document, type Operation } from 'openapi-backend';
import qs from 'qs';

const FILE = path.resolve(import.meta.dirname, '../../fixtures/stripe/openapi-subset.json');

/** Holds what goes over the wire to the API subset, in both directions. */
export class ApiDescription {
  readonly #backend: OpenAPIBackend;

  private constructor(backend: OpenAPIBackend) {
    this.#backend = backend;
  }

  static async read(): Promise<ApiDescription> {
    const definition = readable(JSON.parse(fs.readFileSync(FILE, 'utf8')), false) as Document;
    const backend = new OpenAPIBackend({
      definition,
      quick: true,
      // Form fields are text; AJV turns them into what the description names.
      ajvOpts: { coerceTypes: true, strict: false, allErrors: true, validateFormats: false },
    });
    await backend.init();
    return new ApiDescription(backend);
  }

  operations(): readonly Operation[] {
    return this.#backend.getOperations();
  }

  /** A request that was answered with success must be one the description allows. */
  checkRequest(method: string, url: URL, body: string | undefined, contentType: string): readonly string[] {
    const operation = this.#match(method, url.pathname);
    // Uploads are checked by their fields: the validator does not read multipart.
    if (contentType.startsWith('multipart/')) return [];
    const result = this.#backend.validateRequest(
      {
        method,
        path: url.pathname,
        query: url.search,
        headers: {},
        ...(method === 'POST' ? { body: qs.parse(body ?? '', { arrayLimit: 1000, depth: 10 }) } : {}),
      },
      operation,
    );
    return problems(result.errors, `${method} ${url.pathname} was accepted with ${body ?? url.search}`);
  }

  checkAnswer(method: string, url: URL, status: number, body: unknown): readonly string[] {
    const operation = this.#match(method, url.pathname);
    const result = this.#backend.validateResponse(structuredClone(body), operation, status);
    return problems(
      result.errors,
      `${method} ${url.pathname} answered ${JSON.stringify(body).slice(0, 300)}`,
    );
  }

  #match(method: string, pathname: string): Operation {
    const operation = this.#backend.matchOperation({ method, path: pathname, headers: {} });
    if (operation === undefined) throw new Error(`not described: ${method} ${pathname}`);
    return operation;
  }
}

type Errors = ReturnType<OpenAPIBackend['validateResponse']>['errors'];

function problems(errors: Errors, what: string): readonly string[] {
  return (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}: ${what}`);
}

/**
 * The description in the words AJV knows: `nullable` beside `anyOf` or `enum` becomes a null of its
 * own. Answers are closed as well, so that a field Stripe does not have is found.
 */
function readable(node: unknown, inAnswer: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => readable(item, inAnswer));
  if (typeof node !== 'object' || node === null) return node;
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    made[key] = readable(value, inAnswer || key === 'responses' || key === 'schemas');
  }
  if (made['nullable'] === true && Array.isArray(made['enum'])) made['enum'] = [...made['enum'], null];
  if (made['nullable'] === true && made['type'] === undefined && Array.isArray(made['anyOf'])) {
    delete made['nullable'];
    made['anyOf'] = [...made['anyOf'], { type: 'null' }];
  }
  const properties = made['properties'];
  const named = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
  if (inAnswer && named && made['type'] === 'object' && made['additionalProperties'] === undefined) {
    made['additionalProperties'] = false;
  }
  return made;
}
