import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type AnswerVariant, answerVariantSchema } from '#shared/contract/customers.ts';
import { whatNamesSomeone } from '#shared/domain/email/names-someone.ts';
import { unknownPlaceholder } from '#shared/domain/passcode/answer-template.ts';
import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import { writeFileWhole } from '../write-whole.ts';

const FILE = 'answers.json';
const MOST = 200;
const schema = z.strictObject({ variants: z.array(answerVariantSchema) });

export interface AnswerVariants {
  list(): Promise<AnswerVariant[]>;
  save(variant: Omit<AnswerVariant, 'id'> & { readonly id: string | null }): Promise<AnswerVariant[]>;
  remove(id: string): Promise<AnswerVariant[]>;
}

/**
 * The shop's own wordings of ready answers, in one small file for all accounts. They name nobody: an
 * address or a customer's id in one is refused, so that no customer's data gets to the disk this way.
 */
export function openAnswerVariants({
  dataFolder,
  random,
}: Pick<Ports, 'dataFolder' | 'random'>): AnswerVariants {
  const file = path.join(dataFolder, FILE);
  let known: Promise<AnswerVariant[]> | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  async function list(): Promise<AnswerVariant[]> {
    known ??= read(file);
    return await known;
  }

  /** One change after another, each on disk before it counts. */
  async function change(edit: (variants: AnswerVariant[]) => AnswerVariant[]): Promise<AnswerVariant[]> {
    const changed = changing.then(async () => {
      const variants = edit(await list());
      await fs.mkdir(dataFolder, { recursive: true });
      await writeFileWhole(file, JSON.stringify({ variants }, null, 2));
      known = Promise.resolve(variants);
      return variants;
    });
    changing = changed.catch(() => undefined);
    return await changed;
  }

  return {
    list,
    async save({ id, ...variant }) {
      const what = whatNamesSomeone(`${variant.name}\n${variant.text}`);
      if (what !== null) throw failure('customers/answer-names-someone', { what });
      const placeholder = unknownPlaceholder(variant.text);
      if (placeholder !== null) throw failure('customers/answer-placeholder', { name: placeholder });
      return await change((variants) => {
        const saved = { ...variant, id: id ?? random.uuid() };
        if (variants.some((each) => each.id === saved.id))
          return variants.map((each) => (each.id === saved.id ? saved : each));
        if (variants.length >= MOST) throw failure('customers/answer-limit');
        return [...variants, saved];
      });
    },
    remove: async (id) => await change((variants) => variants.filter((each) => each.id !== id)),
  };
}

/** A file that cannot be read is moved aside and never overwritten: somebody wrote these texts. */
async function read(file: string): Promise<AnswerVariant[]> {
  let content: string;
  try {
    content = await fs.readFile(file, 'utf8');
  } catch {
    return [];
  }
  try {
    return schema.parse(JSON.parse(content)).variants;
  } catch {
    await fs.rename(file, `${file}.damaged`).catch(() => undefined);
    return [];
  }
}
