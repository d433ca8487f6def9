import type { Notice } from '#shared/contract/app.ts';

export interface Notices {
  list(): Notice[];
  /** The same code with the same parameters is said once. */
  add(code: Notice['code'], params?: Notice['params']): void;
  dismiss(id: string): void;
}

export function createNotices(onChanged: () => void): Notices {
  const notices = new Map<string, Notice>();
  return {
    list: () => [...notices.values()],
    add(code, params = {}) {
      const id = `${code} ${JSON.stringify(params)}`;
      if (notices.has(id)) return;
      notices.set(id, { id, code, params });
      onChanged();
    },
    dismiss(id) {
      if (notices.delete(id)) onChanged();
    },
  };
}
